"""8: what has been is recounted and never replanned; nobody publishes what facts or time have overtaken."""

from datetime import datetime

import pytest

from planner.store import revisions
from tests.faults.network import BASIN
from tests.faults.story import away, told
from tests.guarantees.hand import SECOND, Clock, Hand
from tests.wall import at

pytestmark = pytest.mark.timeout(400)


def shifts(hand: Hand, before: datetime) -> set[tuple[object, ...]]:
    """Who worked until a moment, as it is published now."""
    with hand.store.reading() as session:
        row = revisions.published(session, BASIN, hand.weeks.first)
        assert row is not None
        return {(s.agent, s.site, s.start, s.end) for s in revisions.roster_of(row).shifts if s.end <= before}


def met(hand: Hand) -> bool:
    """Whether the label of `s1` is kept, as it is published now."""
    with hand.store.reading() as session:
        row = revisions.published(session, BASIN, hand.weeks.first)
        assert row is not None
        return next(each.met for each in revisions.roster_of(row).guarantees if each.site == "s1")


def test_an_absence_of_hours_gone_by_changes_no_shift_that_is_past(published: Hand, clock: Clock) -> None:
    """Those who were there stay there; doors that stood open with one agent are counted as what they were."""
    wednesday = at("wed 08:00", published.weeks.first)
    worked = shifts(published, wednesday)
    assert met(published)
    clock.moment = wednesday
    for number, agent in enumerate(("a1", "a2", "a3")):
        gone = away(published.weeks, f"away-{number}", agent, "mon 08:00", "tue 18:00")
        published.tell(told(clock(), "absence.reported", f"e{number}", gone))
    published.rest()
    kept = {one for one in worked if str(one[0]).startswith("b")}
    assert kept <= shifts(published, wednesday)
    assert shifts(published, wednesday) <= worked
    assert not met(published)


def proposal(embedded: Hand, clock: Clock, name: str, short: str, revision: int) -> None:
    """A manager decides about a proposal."""
    data = {"week": embedded.weeks.first, "revision": revision, "by": "manager"}
    embedded.tell(told(clock(), short, name, data))


def test_a_proposal_of_older_facts_is_not_published_and_one_that_was_rejected_is_not_made_again(
    reviewed: Hand, clock: Clock
) -> None:
    """Until a fact changes: then there is another proposal, and it can be published."""
    asked = {"request": "r1", "week": reviewed.weeks.first, "requested_by": "manager"}
    reviewed.tell(told(clock(), "roster.requested", "r1", asked))
    reviewed.rest()
    reviewed.tell(told(clock(), "absence.reported", "e1", away(reviewed.weeks, "away", "a1", "tue 08:00", "tue 18:00")))
    proposal(reviewed, clock, "p1", "roster.publish_requested", 1)
    reviewed.take_in()
    reviewed.rest()
    proposal(reviewed, clock, "p2", "roster.rejected", 2)
    reviewed.rest()
    assert (reviewed.ended("p1"), reviewed.ended("p2")) == ("rejected", "applied")
    with reviewed.store.reading() as session:
        stored = revisions.of_week(session, BASIN, reviewed.weeks.first)
        assert {row.revision: row.state for row in stored} == {1: "superseded", 2: "rejected"}
    clock.moment += SECOND
    reviewed.tell(told(clock(), "absence.cancelled", "e2", {"absence": "away"}))
    reviewed.rest()
    proposal(reviewed, clock, "p3", "roster.publish_requested", 3)
    reviewed.rest()
    assert reviewed.ended("p3") == "applied"
    assert [event.data.revision for event in reviewed.events("roster.published")] == [3]  # type: ignore[attr-defined]


def test_a_proposal_that_would_change_what_is_past_by_now_is_not_published(reviewed: Hand, clock: Clock) -> None:
    """It was made of the facts as they still are, but nobody decided before its day had gone by."""
    asked = {"request": "r1", "week": reviewed.weeks.first, "requested_by": "manager"}
    reviewed.tell(told(clock(), "roster.requested", "r1", asked))
    reviewed.rest()
    proposal(reviewed, clock, "p1", "roster.publish_requested", 1)
    reviewed.rest()
    reviewed.tell(told(clock(), "absence.reported", "e1", away(reviewed.weeks, "away", "a1", "tue 08:00", "tue 18:00")))
    reviewed.rest()
    clock.moment = at("thu 08:00", reviewed.weeks.first)
    proposal(reviewed, clock, "p2", "roster.publish_requested", 2)
    reviewed.take_in()
    assert (reviewed.ended("p1"), reviewed.ended("p2")) == ("applied", "rejected")
    letters = [event.data.faults for event in reviewed.events("event.rejected")]  # type: ignore[attr-defined]
    assert ["which would change the past" in fault.what for (fault,) in letters] == [True]
    assert [event.data.revision for event in reviewed.events("roster.published")] == [1]  # type: ignore[attr-defined]
