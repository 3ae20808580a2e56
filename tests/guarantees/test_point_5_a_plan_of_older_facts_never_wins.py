"""5: a plan is stored only if the facts are those it was solved for, and keeps every booking there is by then."""

from collections.abc import Callable

import pytest

from events.steps import Step
from planner.handlers.submit import submit
from planner.store import revisions, weeks
from schemas.tables.booking import BookingRow
from tests.events.given import read
from tests.faults.network import BASIN
from tests.faults.story import PARTNER, Told, away, told
from tests.guarantees.hand import SECOND, Clock, Hand

pytestmark = pytest.mark.timeout(400)


def meanwhile(hand: Hand, happens: Callable[[], object], times: int) -> list[int]:
    """So many times, something happens between solving and storing; after how many solves each plan was over."""
    left, over = [None] * times, list[int]()

    def watch(step: Step) -> None:
        if step == Step.PLANNER_3_SOLVED and left:
            left.pop()
            happens()
        if step == Step.PLANNER_5_COMMITTED:
            over.append(len(hand.solvers.weeks))

    hand.watch = watch
    return over


def stated(hand: Hand, each: Told) -> None:
    """Told beside the bus, by another process."""
    assert submit(hand.store.transaction, read(each.value, each.topic), hand.parts.clock()).end == "applied"


def revision_of(hand: Hand) -> int:
    """The newest that was published."""
    with hand.store.reading() as session:
        row = revisions.published(session, BASIN, hand.weeks.first)
        assert row is not None
        return row.revision


def request(hand: Hand, name: str) -> Told:
    """The first week is asked for."""
    data = {"request": name, "week": hand.weeks.first, "requested_by": "manager"}
    return told(hand.parts.clock(), "roster.requested", name, data)


def test_an_absence_that_comes_while_a_week_is_solved_is_planned_around(embedded: Hand) -> None:
    """The first plan is thrown away: what is stored was made of the newest facts."""
    gone = told(
        embedded.parts.clock(), "absence.reported", "e1", away(embedded.weeks, "away", "a1", "tue 08:00", "tue 18:00")
    )
    meanwhile(embedded, lambda: stated(embedded, gone), 1)
    embedded.tell(request(embedded, "r1"))
    embedded.rest()
    assert embedded.solvers.weeks == [embedded.weeks.first] * 2
    with embedded.store.reading() as session:
        (row,) = revisions.of_week(session, BASIN, embedded.weeks.first)
        week = weeks.get(session, BASIN, embedded.weeks.first)
        assert week is not None
        assert row.version == week.version == 2
        tuesday = [s for s in revisions.roster_of(row).shifts if s.agent == "a1" and s.start.isoweekday() == 2]
        assert tuesday == []


def test_a_booking_that_comes_while_a_week_is_solved_is_kept_without_solving_again(
    published: Hand, clock: Clock
) -> None:
    """It raises no version: the slot is simply taken in the new plan. (More is offered then, by another.)"""
    data = {"slot": published.weeks.slot, "booking": "visit"}
    booked = told(clock(), "slot.booked", "b1", data, source=PARTNER)
    over = meanwhile(published, lambda: stated(published, booked), 1)
    before, newest = len(published.solvers.weeks), revision_of(published)
    published.tell(
        told(clock(), "absence.reported", "e1", away(published.weeks, "away", "b1", "wed 08:00", "wed 18:00"))
    )
    published.rest()
    assert over[0] == before + 1
    with published.store.reading() as session:
        row = next(
            row for row in revisions.of_week(session, BASIN, published.weeks.first) if row.revision == newest + 1
        )
        states = {each.id: each.state for each in revisions.roster_of(row).appointments}
        assert states[published.weeks.slot] == "booked"  # type: ignore[index]  # an id is a text
        kept = session.get(BookingRow, published.weeks.slot)
        assert kept is not None
        assert not kept.cancelled


def test_who_is_overtaken_again_and_again_gets_less_patient_and_says_so(embedded: Hand, clock: Clock) -> None:
    """After four lost races an alert stands, and it is cleared with the plan that is stored."""
    count = iter(range(99))

    def another() -> None:
        number = next(count)
        clock.moment += SECOND
        stated(embedded, told(clock(), "absence.reported", f"e{number}", away(embedded.weeks, f"away-{number}", "a1")))

    meanwhile(embedded, another, 4)
    embedded.tell(request(embedded, "r1"))
    embedded.rest()
    kinds = [event.data.kind for event in embedded.events("alert.raised")]  # type: ignore[attr-defined]
    assert kinds.count("planning_behind") == 1
    cleared = [event.data.kind for event in embedded.events("alert.cleared")]  # type: ignore[attr-defined]
    assert cleared.count("planning_behind") == 1
    with embedded.store.reading() as session:
        assert len(revisions.of_week(session, BASIN, embedded.weeks.first)) == 1
