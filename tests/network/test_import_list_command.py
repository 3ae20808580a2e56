"""`binome import-list`: exit statuses, and that a fault writes nothing."""

import json
from pathlib import Path

import pytest

from planner.cli.main import run
from tests.network.sources import STAFF, a_list


@pytest.fixture
def given(tmp_path: Path) -> Path:
    (tmp_path / "list.csv").write_bytes(a_list())
    (tmp_path / "staff.toml").write_text(STAFF, encoding="utf-8")
    return tmp_path


def call(given: Path, *extra: str, departement: str = "38", week: str = "2026-W49") -> int:
    where = ["--staff", str(given / "staff.toml"), "-o", str(given / "out")]
    return run(["import-list", str(given / "list.csv"), "--departement", departement, "--week", week, *where, *extra])


def test_one_problem_a_week_a_report_and_the_notes(given: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(given, "--week", "2026-W50", "--week", "2026-W49") == 0
    out, err = capsys.readouterr()
    names = ["38-2026-W49.problem.json", "38-2026-W50.problem.json", "38-rapport.md", "38-notes.json"]
    assert out.splitlines() == [str(given / "out" / name) for name in names]
    assert sorted(path.name for path in (given / "out").iterdir()) == sorted(names)
    assert "Détail : 38-rapport.md" in err


def test_a_machine_may_read_what_was_made(given: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(given, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert len(said["files"]) == 3
    assert {finding["kind"] for finding in said["findings"]} == {"below_label", "employer_unknown", "few_agents"}


def test_it_is_planned_at_the_moment_that_is_given(given: Path) -> None:
    assert call(given, "--now", "2026-11-26T10:00:00") == 0
    problem = json.loads((given / "out" / "38-2026-W49.problem.json").read_text(encoding="utf-8"))
    assert problem["now"] == "2026-11-26T10:00:00+01:00"


def test_twice_the_same_call_makes_the_same_bytes(given: Path) -> None:
    def content() -> dict[str, bytes]:
        assert call(given) == 0
        return {path.name: path.read_bytes() for path in (given / "out").iterdir()}

    assert content() == content()


def test_a_departement_that_the_list_does_not_hold_is_a_no(given: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(given, departement="39") == 1
    assert "département '39'" in capsys.readouterr().err
    assert not (given / "out").exists()


def test_every_fault_of_all_files_is_said_and_nothing_written(given: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (given / "list.csv").write_text("id_fs\n1\n", encoding="utf-8")
    (given / "staff.toml").write_text("x = 1\ny = 2\n", encoding="utf-8")
    assert call(given, week="2026-W54") == 2
    err = capsys.readouterr().err
    assert all(part in err for part in ("--week", "column insee_dep", "column groupe_fs", "/x", "/y"))
    assert not (given / "out").exists()


def test_files_that_are_not_there_are_both_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(tmp_path) == 2
    err = capsys.readouterr().err
    assert "list.csv" in err
    assert "staff.toml" in err


def test_a_folder_that_cannot_be_made_is_wrong_use(given: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (given / "out").write_text("a file", encoding="utf-8")
    assert call(given) == 2
    assert "out n’a pas pu être écrit : un fichier de ce nom est déjà là." in capsys.readouterr().err
    assert (given / "out").read_text(encoding="utf-8") == "a file"


def test_a_write_that_fails_half_way_leaves_no_file(given: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (given / "out" / ".38-rapport.md.draft").mkdir(parents=True)
    assert call(given) == 2
    assert "n’a pas pu être écrit" in capsys.readouterr().err
    assert [path.name for path in (given / "out").iterdir()] == [".38-rapport.md.draft"]
