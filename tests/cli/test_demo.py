"""The demonstration: the system at work on an example, told as it goes, with what it leaves behind."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from events.file_lock import FileLock
from planner.cli.demo import tell
from planner.cli.demonstration.folder import Folder
from planner.cli.demonstration.scenario import Scenario, isere
from planner.cli.errors import PartMissingError, WrongUseError
from schemas.ids import AgentId
from tests.cli.calls import HERE, PROBLEM, binome

SMALL = Scenario((PROBLEM,), datetime.fromisoformat("2026-11-26T10:00:00+01:00"), AgentId("a-001"), date(2026, 12, 4))
"""The contract's pair: a network that is planned in a moment."""
SECONDS = 15.0
"""More than it takes, on a busy machine too."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Where a demonstration was given already, beside something that is not its own."""
    monkeypatch.setenv("BINOME_REPLAN_SECONDS", str(SECONDS))
    made = Folder(tmp_path / "shown")
    assert tell(SMALL, made, SECONDS) == 0
    (made.path / "mine.txt").write_text("kept")
    return made


def on(folder: Folder, *call: object) -> list[dict[str, Any]]:
    """What a command answers of the store that a demonstration left."""
    settings = {"BINOME_DATABASE_URL": folder.url, "BINOME_CLOCK": "2026-11-26T11:00:00+01:00"}
    ended = binome(*call, "--json", settings=settings)
    assert ended.status == 0, ended.err
    answer: list[dict[str, Any]] = json.loads(ended.out)
    return answer


@pytest.mark.slow
def test_an_absence_is_told_with_what_it_changes_and_who_is_told(
    folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    """Twice alike, by name as on a manager's screens; the fresh store it happens on agrees with every word."""
    capsys.readouterr()
    assert tell(SMALL, folder, SECONDS) == 0
    said = capsys.readouterr().out.replace("\u00a0", " ")
    name = next(agent["name"] for agent in json.loads(PROBLEM.read_text())["agents"] if agent["id"] == SMALL.agent)
    assert f"{name} signale une absence, vendredi 4 décembre." in said
    assert f"vendredi 4 décembre, {name} : " in said
    assert "Agents, chacun pour ses seules présences" in said
    assert "{agent:" not in said
    [absence] = [each for each in on(folder, "history", *HERE) if each["action"] == "absence.reported"]
    [why] = on(folder, "why", absence["event"])
    assert all(told["sent"] for told in why["told"])
    assert SMALL.agent in {told["data"].get("agent") for told in why["told"]}
    assert why["waiting"] == []
    pages = [page.read_text(encoding="utf-8") for page in (folder.before, folder.after)]
    assert pages[0] != pages[1]
    assert not any("{agent:" in page for page in pages)
    assert (folder.path / "mine.txt").read_text() == "kept"


def test_a_store_that_is_in_use_is_left_alone(tmp_path: Path) -> None:
    """Who works on it is named."""
    folder = Folder(tmp_path)
    (tmp_path / "demo.db").write_text("")
    held = FileLock(tmp_path / "demo.db.lock")
    assert held.acquire()
    try:
        with pytest.raises(PartMissingError, match="process"):
            folder.begin()
    finally:
        held.release()
    assert (tmp_path / "demo.db").exists()


def test_a_place_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    """Before anything is done."""
    (tmp_path / "file").write_text("")
    with pytest.raises(WrongUseError, match="dossier"):
        Folder(tmp_path / "file").begin()


def test_the_example_of_the_command_is_there() -> None:
    """Two weeks of one basin, and an agent who is on shift in it."""
    scenario = isere()
    first, last = (json.loads(path.read_text(encoding="utf-8")) for path in scenario.problems)
    assert first["basin"] == last["basin"]
    assert first["week"] < last["week"]
    assert scenario.agent in {agent["id"] for agent in last["agents"]}
    assert date.fromisocalendar(2026, int(last["week"][-2:]), 2) == scenario.day
