"""Absences that arrive before their agent, twice, late, or already cancelled (docs/explanation/absences.md)."""

from tests.builders import at
from tests.handlers.absent import WEDNESDAY, reported
from tests.handlers.town import Town
from tests.services.weeks import two_sites


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
