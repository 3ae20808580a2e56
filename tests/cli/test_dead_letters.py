"""Refused events looked at, tried again and dropped; and the topics that they come from."""

import json
from datetime import UTC, datetime

from events import dead_letters
from events.bus import Message
from events.codec import encode
from planner.store.session import Store
from schemas.envelope import Envelope
from schemas.events import TOPICS, full_name
from schemas.events.absences import AbsenceReported
from schemas.faults import Fault
from schemas.ids import AbsenceId, AgentId, BasinId, EventId
from tests.cli.calls import BASIN, binome

AT = datetime(2026, 11, 26, 9, tzinfo=UTC)
FAULT = Fault("/basin", "'39'", "a basin that was imported", "import the basin, or correct its id")


def refused(settings: dict[str, str], basin: str, offset: int = 0, fault: Fault = FAULT) -> str:
    """The id of a letter with an absence of that basin."""
    data = AbsenceReported(
        absence=AbsenceId(f"away-{offset}"),
        agent=AgentId("a-001"),
        start=datetime(2026, 12, 4, 7, tzinfo=UTC),
        end=datetime(2026, 12, 4, 17, tzinfo=UTC),
    )
    event = Envelope(
        id=EventId(f"e-{offset}"),
        source="/rh",
        type=full_name("absence.reported"),
        subject=data.absence,
        time=AT,
        basin=BasinId(basin),
        data=data,
    )
    value, headers = encode(event)
    message = Message("binome.absences", 3, offset, basin, value, headers, AT)
    store = Store(settings["BINOME_DATABASE_URL"])
    with store.transaction() as session:
        name = dead_letters.put(session, message, [fault], basin=basin, at=AT)
    store.close()
    return name


def test_a_letter_is_listed_and_shown_with_its_place_and_faults(imported: dict[str, str]) -> None:
    """For people and for machines."""
    assert binome("dead-letters", "list", settings=imported).out == "Aucun.\n"
    name = refused(imported, BASIN)
    line = binome("dead-letters", "list", settings=imported).out
    assert all(part in line for part in (name, "binome.absences/3/0", "/basin"))
    [listed] = json.loads(binome("dead-letters", "list", "--json", settings=imported).out)
    shown = json.loads(binome("dead-letters", "show", name, "--json", settings=imported).out)
    assert listed == {key: value for key, value in shown.items() if key != "event"}
    assert json.loads(shown["event"])["id"] == "e-0"
    assert "import the basin" in binome("dead-letters", "show", name, settings=imported).out


def test_a_fault_of_the_whole_event_has_a_place_as_others_have(imported: dict[str, str]) -> None:
    """The one that `retry` says."""
    refused(imported, BASIN, fault=Fault("", '"n"', "an object", "send an event"))
    assert '  /: found "n"' in binome("dead-letters", "list", settings=imported).out


def test_letters_of_known_and_unknown_basins_are_told_on_one_clock(imported: dict[str, str]) -> None:
    refused(imported, BASIN)
    refused(imported, "elsewhere", offset=1)
    lines = binome("dead-letters", "list", settings=imported).out.splitlines()
    assert len({line.split("  ")[1] for line in lines}) == 1


def test_a_letter_whose_cause_was_mended_takes_effect(imported: dict[str, str]) -> None:
    """Once: then it waits no more."""
    name = refused(imported, BASIN)
    done = binome("dead-letters", "retry", name, settings=imported)
    assert (done.status, done.err) == (0, "Pris en compte.\n")
    again = binome("dead-letters", "retry", name, settings=imported)
    assert (again.status, "n’attend plus (repris)" in again.err) == (1, True)
    [why] = json.loads(binome("why", "e-0", "--json", settings=imported).out)
    assert why["outcome"] == "applied"
    assert binome("dead-letters", "list", settings=imported).out == "Aucun.\n"


def test_a_letter_that_is_refused_again_goes_on_waiting(imported: dict[str, str]) -> None:
    """And says why."""
    name = refused(imported, "39")
    again = binome("dead-letters", "retry", name, settings=imported)
    assert (again.status, "/basin" in again.err) == (1, True)
    assert name in binome("dead-letters", "list", settings=imported).out


def test_a_letter_that_is_dropped_can_still_be_shown(imported: dict[str, str]) -> None:
    """Others wait on."""
    dropped, other = refused(imported, "39", 1), refused(imported, "39", 2)
    assert binome("dead-letters", "drop", dropped, settings=imported).status == 0
    assert binome("dead-letters", "drop", dropped, settings=imported).status == 1
    waiting = binome("dead-letters", "list", settings=imported).out
    assert (dropped in waiting, other in waiting) == (False, True)
    assert dropped in binome("dead-letters", "list", "--all", settings=imported).out
    assert "écarté" in binome("dead-letters", "show", dropped, settings=imported).out


def test_an_unknown_letter_is_said_to_be_one(imported: dict[str, str]) -> None:
    """By each command."""
    assert {binome("dead-letters", deed, "x", settings=imported).status for deed in ("show", "retry", "drop")} == {1}


def test_topics_are_made_once(imported: dict[str, str]) -> None:
    """All that are missing, by name."""
    made = binome("topics", "create", settings=imported)
    assert (made.status, made.out.split()) == (0, [topic.name for topic in TOPICS])
    again = binome("topics", "create", settings=imported)
    assert (again.status, again.out, again.err) == (0, "", "Tous les sujets existent déjà.\n")


def test_a_broker_that_does_not_answer_is_named(settings: dict[str, str]) -> None:
    """No store is needed for it."""
    unclocked = {key: value for key, value in settings.items() if key != "BINOME_CLOCK"}
    ended = binome("topics", "create", settings=unclocked | {"BINOME_KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1"})
    assert (ended.status, "127.0.0.1:1" in ended.err) == (5, True)
