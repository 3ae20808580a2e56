"""Absences that are refused, and what leaves the system of those that are not (docs/explanation/absences.md)."""

import json

import pytest
from sqlmodel import select

from schemas.tables.absence import AbsenceRow
from schemas.tables.employer import EmployerRow
from tests.builders import at
from tests.handlers.absent import WEDNESDAY, reported
from tests.handlers.town import Town


def test_one_from_a_source_that_the_employer_does_not_allow_is_rejected(planned: Town) -> None:
    """It becomes a dead letter that names the source; from a source that is allowed the same is taken."""
    with planned.store.transaction() as session:
        employer = session.exec(select(EmployerRow).where(EmployerRow.id == "e1")).one()
        employer.sources = ["/payroll"]
        session.add(employer)
    refused, other = reported(planned, source="/hr"), reported(planned, source="/hr", agent="b1", absence="x2")
    allowed = reported(planned, source="/payroll", **WEDNESDAY)
    planned.works()
    assert planned.ended(refused) == "rejected"
    assert planned.ended(other) == "applied"
    assert planned.ended(allowed, "/payroll") == "applied"
    [letter] = planned.letters()
    assert [fault["where"] for fault in letter.faults] == ["/source"]
    assert "a1" in planned.on_shift("tue")


def test_one_that_cannot_be_understood_is_a_dead_letter_with_all_its_faults_and_its_place(planned: Town) -> None:
    """On the bus as well; nothing of it is stored, and what a reason might stand in is not kept."""
    broken = {"absence": "x1", "start": "yesterday", "end": at("tue 00:00").isoformat(), "reason": "secret"}
    event = {"specversion": "1.0", "id": "bad", "source": "/hr", "type": "binome.absence.reported.v1", "subject": "x1"}
    planned.sends("binome.absences", json.dumps(event | {"basin": "38", "data": broken}).encode())
    planned.works()
    [letter] = planned.letters()
    assert {fault["where"] for fault in letter.faults} == {"/time", "/data/agent", "/data/start"}
    assert (letter.topic, letter.offset) == ("binome.absences", 0)
    [told] = planned.told("binome.dead-letters")
    assert (told.data.topic, told.data.offset) == (letter.topic, letter.offset)  # type: ignore[attr-defined]
    assert "secret" not in told.data.event  # type: ignore[attr-defined]
    assert planned.ended("bad") == "rejected"


def test_one_in_a_year_too_far_away_is_told_which_years_are_taken(planned: Town) -> None:
    """Nobody mends an instant that looks as it should."""
    far = {"absence": "x1", "agent": "a1", "start": at("tue 00:00").isoformat(), "end": "2999-12-31T00:00:00+01:00"}
    event = {"specversion": "1.0", "id": "far", "source": "/hr", "type": "binome.absence.reported.v1", "subject": "x1"}
    event |= {"time": at("mon 08:00").isoformat(), "basin": "38"}
    planned.sends("binome.absences", json.dumps(event | {"data": far}).encode())
    planned.works()
    [letter] = planned.letters()
    faults = [(fault["where"], "in a year from 2000 to 2199" in fault["what"]) for fault in letter.faults]
    assert ("/data/end", True) in faults


@pytest.mark.parametrize(
    ("edits", "place"),
    [
        ({"end": "tue 00:00"}, "/data/end"),
        ({"basin": "39"}, "/basin"),
        ({"when": "wed-3 10:00"}, "/time"),
        ({"when": "mon-8 10:00"}, None),
    ],
    ids=["ends before it begins", "another basin", "too far ahead", "old enough to be late"],
)
def test_one_that_makes_no_sense_is_refused_at_its_place(
    planned: Town, edits: dict[str, str], place: str | None
) -> None:
    """And one that is merely late is taken."""
    event = reported(planned, **edits)
    planned.works()
    assert planned.ended(event) == ("applied" if place is None else "rejected")
    assert [[fault["where"] for fault in letter.faults] for letter in planned.letters()] == ([[place]] if place else [])


def test_a_poisonous_event_stops_nothing_that_comes_behind_it(planned: Town) -> None:
    """No JSON, nothing at all, a type of another topic: what stands behind them in the partition is planned."""
    for value in (b"{", None, b"[1]", b'{"specversion": "1.0", "type": "binome.slot.booked.v1"}', b"\xff\xfe"):
        planned.sends("binome.absences", value)
    event = reported(planned)
    planned.works()
    assert planned.ended(event) == "applied"
    assert [letter.offset for letter in planned.letters()] == [0, 1, 2, 3, 4]
    assert "a1" not in planned.on_shift("tue")


def test_no_reason_and_no_name_leaves_the_system(planned: Town) -> None:
    """Whatever is told, on whichever topic: agents are ids, and why they are away is nowhere."""
    reported(planned, agent="a1", start="tue 00:00", end="fri 24:00")
    reported(planned, agent="a2", absence="x2", start="tue 00:00", end="fri 24:00")
    planned.works()
    topics = ("rosters", "roster-changes", "partner-slots", "alerts", "planning")
    said = " ".join(event.model_dump_json() for topic in topics for event in planned.told(f"binome.{topic}"))
    assert "label_short" in said
    assert "Agent a" not in said
    with planned.store.reading() as session:
        assert not {"reason", "cause"} & set(session.exec(select(AbsenceRow)).first().__dict__)
