"""`binome show`: to look at, in the terminal or as a page."""

from pathlib import Path

import pytest

from planner.cli.main import run
from tests.cli.calls import PROBLEM, ROSTER, binome, files, the_example, written


def test_a_roster_alone_is_shown_by_its_ids() -> None:
    """What the roster says, and nobody's name."""
    ended = binome("show", ROSTER)
    assert (ended.status, ended.err) == (0, "")
    assert "a-001" in ended.out
    assert "Agent 1" not in ended.out
    assert "\x1b" not in ended.out


def test_with_its_problem_people_and_places_have_names(capsys: pytest.CaptureFixture[str]) -> None:
    """The problem says how things are called."""
    assert run(["show", str(ROSTER), "--problem", str(PROBLEM)]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Label tenu : 27 h ouvertes sur 5 jours, toujours au moins 2 agents." in said
    assert "France Services Morestel" in said
    assert "Agent 1" in said
    assert "Allocations familiales, visio, pris, Agent 2" in said


@pytest.mark.parametrize("width", ["20", "60", "80", "200"])
def test_it_is_as_wide_as_the_terminal(
    width: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And never narrower than it can be read."""
    monkeypatch.setenv("COLUMNS", width)
    assert run(["show", str(ROSTER)]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= max(60, int(width))


def test_the_page_is_written_whole_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One file, over an old one if there is one, and silence."""
    target = tmp_path / "week.html"
    target.write_text("old")
    assert run(["show", str(ROSTER), "--problem", str(PROBLEM), "--html", str(target)]) == 0
    assert target.read_text().startswith("<!doctype html>")
    assert files(tmp_path) == {"week.html"}
    assert capsys.readouterr() == ("", "")


def test_the_page_goes_to_standard_output_too(capsys: pytest.CaptureFixture[str]) -> None:
    """`-` is standard output everywhere."""
    assert run(["show", str(ROSTER), "--html", "-"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("</html>")


@pytest.mark.parametrize("target", ["nowhere/week.html", "."])
def test_a_place_that_cannot_be_written_is_refused(
    target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before any work is done."""
    assert run(["show", str(ROSTER), "--html", str(tmp_path / target)]) == 2
    assert "dossier" in capsys.readouterr().err
    assert files(tmp_path) == set()


def test_a_problem_of_another_week_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It would give names and hours that are not of this roster."""
    _, roster = the_example()
    roster |= {"week": "2026-W50", "shifts": [], "openings": [], "appointments": [], "guarantees": [], "changes": []}
    path = written(tmp_path, roster, "roster.json")
    assert run(["show", str(path), "--problem", str(PROBLEM)]) == 2
    assert "semaine 2026-W50" in capsys.readouterr().err


def test_commands_go_together_in_a_pipe() -> None:
    """`-` reads what the command before has written."""
    ended = binome("show", "-", given=ROSTER.read_bytes())
    assert ended.status == 0
    assert "237-morestel" in ended.out
