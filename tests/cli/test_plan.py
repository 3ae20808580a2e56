"""`binome plan`: the exit status says how it went, and what is written is what was checked."""

import json
import os
from pathlib import Path

import pytest

from planner.cli.main import run
from schemas.problem import Problem
from schemas.reading import read_roster
from schemas.writing import write_json
from tests.builders import a_usual_problem
from tests.cli.calls import PROBLEM, ROSTER, binome, files

_EASY = ("--time-limit", "60", "--workers", "1")
"""Far more than these need: what has proved all ends earlier."""


def _file(folder: Path, problem: Problem) -> str:
    path = folder / "problem.json"
    write_json(problem, path)
    return str(path)


def _short_staffed() -> Problem:
    """One agent where two are needed."""
    return a_usual_problem(agents=1).build()


def _contradictory() -> Problem:
    """A shift that must stay, of somebody who is away."""
    return a_usual_problem().unavailable("a1", "mon").with_pin("a1", "s1", "mon 08:30-12:00").build()


def test_a_week_that_can_be_kept_is_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The roster is written, passes the checker, and only a sentence goes to standard error."""
    target = tmp_path / "roster.json"
    assert run(["plan", str(PROBLEM), "-o", str(target), *_EASY]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.replace("\u00a0", " ") == "Label tenu : 1 site sur 1.\n"
    assert files(tmp_path) == {"roster.json"}
    assert run(["check", str(PROBLEM), str(target)]) == 0


def test_the_contracts_problem_is_planned_to_the_rungs_of_its_roster(tmp_path: Path) -> None:
    """Value and bound of each, and the changes that they cost; who comes may differ."""
    target = tmp_path / "roster.json"
    assert run(["plan", str(PROBLEM), "-o", str(target), *_EASY]) == 0
    planned, stated = read_roster(target), read_roster(ROSTER)
    assert planned.objective == stated.objective
    assert planned.status == stated.status == "optimal"
    assert len(planned.changes) == len(stated.changes)


def test_a_week_that_falls_short_is_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A roster is written all the same, and the sites that fall short are named."""
    problem = _file(tmp_path, _short_staffed())
    target = tmp_path / "roster.json"
    assert run(["plan", problem, "-o", str(target), *_EASY]) == 3
    assert "France Services s1\u00a0: Label non tenu" in capsys.readouterr().err
    assert run(["check", problem, str(target)]) == 0


def test_pins_against_the_law_are_4(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No roster exists: the file says so, and that is no failure of the program."""
    problem = _file(tmp_path, _contradictory())
    target = tmp_path / "roster.json"
    assert run(["plan", problem, "-o", str(target), *_EASY]) == 4
    assert "Aucun planning possible" in capsys.readouterr().err
    assert json.loads(target.read_text())["status"] == "none"


def test_without_a_file_the_roster_goes_to_standard_output() -> None:
    """JSON and nothing else; in a pipe no progress is drawn."""
    ended = binome("plan", PROBLEM, *_EASY)
    assert ended.status == 0
    assert json.loads(ended.out)["format"] == "binome.roster/1"
    assert len(ended.err.splitlines()) == 1
    assert "\x1b" not in ended.err


def test_steps_are_lines_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    """`--json`: one object a line on standard error, a roster once it has passed the checker, nothing else."""
    assert run(["plan", str(PROBLEM), "--json", *_EASY]) == 0
    steps = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert all(list(step) == ["seconds", "event", "level", "value", "bound"] for step in steps)
    assert {step["event"] for step in steps} == {"roster", "rung"}
    assert [step["seconds"] for step in steps] == sorted(step["seconds"] for step in steps)


def test_the_same_seed_gives_the_same_roster(tmp_path: Path) -> None:
    """With one worker, outside `solve`."""
    rosters = []
    for name in ("one", "two"):
        assert run(["plan", str(PROBLEM), "-o", str(tmp_path / name), "--seed", "3", *_EASY]) == 0
        rosters.append({**json.loads((tmp_path / name).read_text()), "solve": None})
    assert rosters[0] == rosters[1]


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--time-limit", "soon", "--time-limit veut un nombre."),
        ("--time-limit", "-1", "--time-limit veut au moins 0."),
        ("--time-limit", "nan", "--time-limit : ce n’est pas un nombre."),
        ("--time-limit", "inf", "--time-limit veut au plus 86400."),
        ("--workers", "0", "--workers veut au moins 1."),
        ("--seed", "x", "--seed veut un nombre entier."),
    ],
)
def test_figures_that_are_none_are_wrong_use(
    option: str, value: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Said before anything is read."""
    assert run(["plan", "nowhere.json", option, value]) == 2
    assert capsys.readouterr().err.splitlines()[0] == said


def test_the_problem_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`-o` on the problem's own file would lose it."""
    problem = _file(tmp_path, _short_staffed())
    assert run(["plan", problem, "-o", problem]) == 2
    assert "ne sera pas écrasé" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_said_before_the_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody waits half a minute to learn that the roster has no place."""
    assert run(["plan", str(PROBLEM), "-o", str(tmp_path / "nowhere" / "roster.json")]) == 2
    assert "le dossier n’existe pas" in capsys.readouterr().err


def test_a_folder_that_may_not_be_written_is_said_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose rights are missing there learns it at once, not after half a minute."""
    monkeypatch.setattr("planner.cli.outputs.os.access", lambda _, mode: mode != os.W_OK)
    monkeypatch.setattr("planner.cli.plan.planned", lambda *_, **__: pytest.fail("it was planned all the same"))
    assert run(["plan", str(PROBLEM), "-o", str(tmp_path / "roster.json")]) == 2
    assert "l’accès est refusé" in capsys.readouterr().err
