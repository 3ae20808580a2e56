"""Every case of an absence, from its event to the published roster (docs/explanation/absences.md).

Each of the two sites has three agents and needs two of them, so that one absence changes who comes and shuts no door.
"""

import json
from typing import Any

import pytest
from sqlmodel import select

from schemas.tables.absence import AbsenceRow
from schemas.tables.employer import EmployerRow
from tests.builders import at
from tests.handlers.town import Town
from tests.services.weeks import two_sites

W49, W50 = "2026-W49", "2026-W50"
TUESDAY = {"start": "tue 00:00", "end": "tue 24:00"}
WEDNESDAY = {"start": "wed 00:00", "end": "wed 24:00"}


@pytest.fixture
def planned(town: Town) -> Town:
    """A week is published, far enough ahead that nothing waits for a consent; a1 and a2 hold every door of s1."""
    town.knows(two_sites("mon-3 10:00", e1="auto", e2="auto"))
    town.plans(W49)
    assert town.on_shift("tue") == {"a1", "a2", "b1", "b2"}
    return town


def reported(town: Town, **edits: object) -> str:
    """a1 is away on Tuesday, unless said otherwise."""
    said: dict[str, Any] = {"absence": "x1", "agent": "a1", **TUESDAY} | edits
    return town.says("absence.reported", **said)


def test_an_absence_is_planned_around(planned: Town) -> None:
    """The third agent comes instead, on that day alone."""
    event = reported(planned)
    planned.works()
    assert planned.ended(event) == "applied"
    assert planned.on_shift("tue") == {"a2", "a3", "b1", "b2"}
    assert planned.on_shift("wed") == {"a1", "a2", "b1", "b2"}


def test_one_that_covers_several_weeks_has_each_of_them_planned_again(planned: Town) -> None:
    """One solve for each week that somebody asked for; a week that nobody did is planned with it later."""
    planned.plans(W50)
    solved = len(planned.solved)
    reported(planned, start="fri 00:00", end="tue+2 24:00")
    planned.works()
    assert [problem.week for problem in planned.solved[solved:]] == [W49, W50]
    assert "a1" not in planned.on_shift("fri")
    assert "a1" not in planned.on_shift("mon", W50) | planned.on_shift("fri", W50)
    assert "a1" in planned.on_shift("thu")
    planned.plans("2026-W51")
    assert "a1" not in planned.on_shift("mon", "2026-W51") | planned.on_shift("tue", "2026-W51")
    assert "a1" in planned.on_shift("wed", "2026-W51")


def test_one_that_begins_in_the_past_is_recounted_there_and_planned_around_from_now_on(planned: Town) -> None:
    """Monday's shift stands as it was given, and no longer counts; from Wednesday afternoon on somebody else comes."""
    planned.now = at("wed 13:00")
    reported(planned, start="mon 00:00", end="fri 24:00")
    planned.works()
    assert "a1" in planned.on_shift("mon")
    assert "a1" not in planned.on_shift("thu") | planned.on_shift("fri")
    roster = planned.roster()
    assert roster is not None
    [kept] = [each for each in roster.guarantees if each.site == "s1"]
    assert [day.open_minutes for day in kept.days[:5]] == [0, 0, 0, 180, 180]


def test_one_that_is_over_changes_nobody(planned: Town) -> None:
    """The past is history: it is counted as it really was, and nobody is sent anywhere."""
    planned.now = at("wed 13:00")
    reported(planned)
    planned.works()
    assert planned.on_shift("tue") == {"a1", "a2", "b1", "b2"}
    assert planned.told("binome.roster-changes")[4:] == []


# Changed


def test_one_that_is_changed_before_it_is_planned_counts_as_it_was_last_said(planned: Town) -> None:
    """One solve, for the last word."""
    solved = len(planned.solved)
    reported(planned)
    planned.says("absence.changed", absence="x1", agent="a1", **WEDNESDAY)
    planned.works()
    assert len(planned.solved) == solved + 1
    assert "a1" in planned.on_shift("tue")
    assert "a1" not in planned.on_shift("wed")


def test_one_that_is_changed_while_it_is_planned_is_planned_once_more(planned: Town) -> None:
    """What was solved from the first word is thrown away, and nobody hears of it."""
    revisions = planned.revision()
    planned.meanwhile(lambda: planned.says("absence.changed", absence="x1", agent="a1", **WEDNESDAY))
    reported(planned)
    planned.works()
    assert "a1" in planned.on_shift("tue")
    assert "a1" not in planned.on_shift("wed")
    assert planned.revision() == revisions + 1


def test_one_that_is_changed_after_it_was_planned_gives_the_first_days_back(planned: Town) -> None:
    """The weeks of both are planned again."""
    reported(planned)
    planned.works()
    planned.says("absence.changed", absence="x1", agent="a1", **WEDNESDAY)
    planned.works()
    assert planned.away("a1") == [(at("wed 00:00"), at("wed 24:00"))]
    assert "a1" not in planned.on_shift("wed")


def test_one_may_be_changed_to_another_week(planned: Town) -> None:
    """The week that it leaves is planned again as well."""
    planned.plans(W50)
    reported(planned)
    planned.works()
    planned.says("absence.changed", absence="x1", agent="a1", start="tue+1 00:00", end="tue+1 24:00")
    solved = len(planned.solved)
    planned.works()
    assert {problem.week for problem in planned.solved[solved:]} == {W49, W50}
    assert planned.away("a1") == []
    assert "a1" not in planned.on_shift("tue", W50)


def test_a_change_of_one_that_was_never_reported_is_a_report(planned: Town) -> None:
    """The report may be late, or lost: what is said last is whole."""
    planned.says("absence.changed", absence="x1", agent="a1", **WEDNESDAY)
    planned.works()
    assert "a1" not in planned.on_shift("wed")


# Cancelled


def test_one_that_is_cancelled_before_it_is_planned_changes_nothing(planned: Town) -> None:
    """Nobody is told."""
    told = len(planned.told("binome.roster-changes"))
    reported(planned)
    planned.says("absence.cancelled", absence="x1")
    planned.works()
    assert planned.on_shift("tue") == {"a1", "a2", "b1", "b2"}
    assert len(planned.told("binome.roster-changes")) == told


def test_one_that_is_cancelled_while_it_is_planned_changes_nothing(planned: Town) -> None:
    """What was solved around it is thrown away."""
    told = len(planned.told("binome.roster-changes"))
    planned.meanwhile(lambda: planned.says("absence.cancelled", absence="x1"))
    reported(planned)
    planned.works()
    assert planned.on_shift("tue") == {"a1", "a2", "b1", "b2"}
    assert len(planned.told("binome.roster-changes")) == told


def test_one_that_is_cancelled_after_it_was_planned_is_planned_again(planned: Town) -> None:
    """With as few changes as can be: who came instead stays, since they were told."""
    reported(planned)
    planned.works()
    solved = len(planned.solved)
    planned.says("absence.cancelled", absence="x1")
    planned.works()
    assert planned.away("a1") == []
    assert len(planned.solved) == solved + 1
    assert len(planned.on_shift("tue") & {"a1", "a2", "a3"}) == 2


# Out of order


def test_one_that_arrives_before_its_agent_is_known_waits_for_the_import(planned: Town) -> None:
    """Then it is applied under its own time, and its weeks are planned again."""
    event = reported(planned, agent="a0")
    planned.works()
    assert planned.ended(event) == "pending"
    planned.knows(two_sites("mon-3 10:00", e1="auto", e2="auto").with_agent("a0", sites=("s1",)))
    planned.works()
    assert planned.ended(event) == "applied"
    assert planned.away("a0") == [(at("tue 00:00"), at("tue 24:00"))]
    assert "a0" not in planned.on_shift("tue")


def test_one_whose_agent_stays_unknown_is_rejected_after_seven_days(planned: Town) -> None:
    """Not a moment before."""
    event = reported(planned, agent="nobody")
    planned.works()
    for moment, end in (("mon-2 09:59", "pending"), ("mon-2 10:01", "rejected")):
        planned.works(until=moment)
        assert planned.ended(event) == end


def test_one_that_arrives_twice_has_its_effect_once(planned: Town) -> None:
    """The same bytes again do nothing; another content under the same id is a dead letter."""
    for _ in range(2):
        reported(planned, id="same")
        planned.works()
    assert (planned.ended("same"), planned.letters()) == ("applied", [])
    revisions = planned.revision()
    reported(planned, id="same", **WEDNESDAY)
    planned.works()
    [letter] = planned.letters()
    assert "id reused" in str(letter.faults)
    assert planned.revision() == revisions
    assert "a1" in planned.on_shift("wed")


def test_one_that_arrives_after_its_own_cancellation_stays_cancelled(planned: Town) -> None:
    """By its own time it is the older word. A newer report of the same absence revives it."""
    planned.says("absence.cancelled", absence="x1", when="mon-3 09:59")
    late = reported(planned, when="mon-3 09:58")
    planned.works()
    assert planned.ended(late) == "superseded"
    assert planned.away("a1") == []
    reported(planned, when="mon-3 10:00")
    planned.works()
    assert "a1" not in planned.on_shift("tue")


def test_an_older_change_that_arrives_late_counts_no_more(planned: Town) -> None:
    """Whatever the order of arrival, the same roster comes out."""
    planned.says("absence.changed", absence="x1", agent="a1", **WEDNESDAY, when="mon-3 09:59")
    late = reported(planned, when="mon-3 09:58")
    planned.works()
    assert planned.ended(late) == "superseded"
    assert "a1" in planned.on_shift("tue")


# Refused


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
