"""The demonstration: the system at work on an example, told as it goes, with what it leaves behind.

Everything is real but the network, which is small, and the solver, in whose place the first two who can come are taken.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from events.file_lock import FileLock
from planner.cli.demo import tell
from planner.cli.demonstration.folder import Folder
from planner.cli.demonstration.scenario import Scenario, isere
from planner.cli.errors import PartMissingError, WrongUseError
from planner.cli.system import parts
from schemas.ids import AgentId
from tests.builders import at, on
from tests.cli.calls import HERE, binome
from tests.handlers.by_hand import by_hand
from tests.handlers.town import Called
from tests.services.weeks import two_sites

AWAY = AgentId("a1")
SECONDS = 15.0


@pytest.fixture
def scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scenario:
    """Two sites of three; one agent is away on the Tuesday."""
    monkeypatch.setattr(parts, "SolverPool", lambda *_: Called(by_hand))
    problem = two_sites("mon-3 10:00", e1="auto", e2="review").with_referent("r1", "tue 09:00-12:00", sites=("s1",))
    file = tmp_path / "small.problem.json"
    file.write_text(problem.build().model_dump_json(by_alias=True))
    return Scenario((file,), at("mon-3 10:00"), AWAY, on("tue"))


def answer(folder: Folder, *call: object) -> list[dict[str, Any]]:
    """What a command answers of the store that a demonstration left."""
    settings = {"BINOME_DATABASE_URL": folder.url, "BINOME_CLOCK": "2026-11-09T11:00:00+01:00"}
    ended = binome(*call, "--json", settings=settings)
    assert ended.status == 0, ended.err
    said: list[dict[str, Any]] = json.loads(ended.out)
    return said


def test_an_absence_is_told_with_what_it_changes_and_who_is_told(
    scenario: Scenario, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Twice alike, by name as on a manager's screens; the fresh store it happens on agrees with every word."""
    folder = Folder(tmp_path / "shown")
    assert tell(scenario, folder, SECONDS) == 0
    (folder.path / "mine.txt").write_text("kept")
    capsys.readouterr()
    assert tell(scenario, folder, SECONDS) == 0
    out, err = capsys.readouterr()
    said = out.replace("\u00a0", " ")
    assert err == "", "what the system notes is no part of the account"
    assert "roster.published" in folder.log.read_text(encoding="utf-8")
    assert "En attente : Premier planning de la semaine du lundi 30 novembre, à relire avant publication." in said
    assert "Agent a1 signale une absence, mardi 1er décembre." in said
    assert "mardi 1er décembre, Agent a3 : aucune présence → 9 h 00 – 12 h 00 (s1)" in said
    assert "Agents, chacun pour ses seules présences : Agent a1 et Agent a3." in said
    assert "{agent:" not in said
    [absence] = [each for each in answer(folder, "history", *HERE) if each["action"] == "absence.reported"]
    [why] = answer(folder, "why", absence["event"])
    assert all(told["sent"] for told in why["told"])
    assert {told["data"].get("agent") for told in why["told"]} >= {"a1", "a3"}
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
    played = isere()
    first, last = (json.loads(path.read_text(encoding="utf-8")) for path in played.problems)
    assert first["basin"] == last["basin"]
    assert first["week"] < last["week"]
    assert played.agent in {agent["id"] for agent in last["agents"]}
    assert date.fromisocalendar(2026, int(last["week"][-2:]), 2) == played.day
