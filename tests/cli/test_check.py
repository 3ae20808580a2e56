"""`binome check`: yes, or a line for each thing that is not so, and a certificate of it."""

import hashlib
import json
from pathlib import Path

import pytest

from planner.cli.main import run
from schemas.certificate import Certificate
from tests.cli.calls import PROBLEM, ROSTER, binome, files, the_example, written


def _without_a_shift(folder: Path) -> Path:
    """The example with one person gone on Monday: two agents are promised where there is one."""
    _, roster = the_example()
    del roster["shifts"][0]
    return written(folder, roster, "roster.json")


def test_the_contracts_example_passes() -> None:
    """The pair of the contract breaks no rule and claims nothing that is not so."""
    ended = binome("check", PROBLEM, ROSTER)
    assert (ended.status, ended.err) == (0, "")
    assert "Aucune règle n’est enfreinte" in ended.out
    assert "toujours au moins 2\u00a0agents" in ended.out


def test_a_broken_roster_is_1_with_a_line_for_each_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Broken rules first, then what is claimed and not so; each line begins with its rule."""
    assert run(["check", str(PROBLEM), str(_without_a_shift(tmp_path))]) == 1
    printed = capsys.readouterr()
    assert printed.err == ""
    rules = [line.partition("\u00a0:")[0].partition(":")[0] for line in printed.out.splitlines()]
    assert "opening.two_agents" in rules
    assert "plan.pins" in rules
    assert any(rule.startswith("claim.") for rule in rules)


def test_a_machine_reads_the_whole_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json`: everything that the checker found, and whether that is nothing."""
    assert run(["check", str(PROBLEM), str(ROSTER), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["clean"] is True
    assert report["values"]["stability"] == 3
    assert report["guarantees"][0]["met"] is True
    assert run(["check", str(PROBLEM), str(_without_a_shift(tmp_path)), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["clean"] is False
    assert {"rule", "text", "amount", "unit"} <= set(report["violations"][0])


def test_the_certificate_names_the_two_files_and_what_holds(tmp_path: Path) -> None:
    """Hashes of exactly the bytes that were read; guarantees as they were counted, not as they were claimed."""
    target = tmp_path / "certificate.json"
    assert run(["check", str(PROBLEM), str(ROSTER), "--certificate", str(target)]) == 0
    certificate = Certificate.model_validate_json(target.read_text())
    assert certificate.problem_sha256 == hashlib.sha256(PROBLEM.read_bytes()).hexdigest()
    assert certificate.roster_sha256 == hashlib.sha256(ROSTER.read_bytes()).hexdigest()
    assert certificate.violations == 0
    assert [day.open_minutes for day in certificate.guarantees[0].days] == [210, 420, 420, 360, 210]
    assert files(tmp_path) == {"certificate.json"}


def test_a_certificate_on_standard_output_is_all_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """`-` is for machines: nothing but the certificate."""
    assert run(["check", str(PROBLEM), str(ROSTER), "--certificate", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["format"] == "binome.certificate/1"


def test_a_broken_roster_is_certified_as_broken(tmp_path: Path) -> None:
    """The certificate says in how many places."""
    target = tmp_path / "certificate.json"
    assert run(["check", str(PROBLEM), str(_without_a_shift(tmp_path)), "--certificate", str(target)]) == 1
    assert Certificate.model_validate_json(target.read_text()).violations > 0


def test_faults_of_both_files_are_said_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever mends them need not come back, nor guess whose a fault is: each file is named below its own."""
    problem, roster = the_example()
    problem["week"], roster["status"] = "2026-W60", "fine"
    paths = [written(tmp_path, problem), written(tmp_path, roster, "roster.json")]
    assert run(["check", *map(str, paths), "--certificate", str(tmp_path / "c.json")]) == 2
    of_problem, first, of_roster, second = capsys.readouterr().err.splitlines()
    assert of_problem.startswith("/week: found")
    assert of_roster.startswith("/status: found")
    assert [first, second] == [f"{path} : 1 faute ; rien n’a été fait." for path in paths]
    assert files(tmp_path) == {"problem.json", "roster.json"}


def test_an_input_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A certificate in place of the roster would be a loss."""
    roster = written(tmp_path, ROSTER.read_text(), "roster.json")
    assert run(["check", str(PROBLEM), str(roster), "--certificate", str(roster)]) == 2
    assert "ne sera pas écrasé" in capsys.readouterr().err
    assert roster.read_text() == ROSTER.read_text()
