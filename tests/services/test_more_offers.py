"""A booking that leaves too little on offer brings more, without a change for anybody who works."""

import pytest

from config.figures import load_figures
from planner.services.announce import Cause
from planner.services.facts.mark_weeks import look_again, mark_week
from planner.services.planning.judgement import Solved
from planner.services.planning.patience import Allowed
from planner.services.planning.plan_week import plan_week
from planner.services.planning.solved_here import solved
from planner.services.slots.told_slot import Slot
from planner.store import revisions, weeks
from planner.store.revisions import Made
from planner.store.session import Store
from planner.store.weeks import lock_basin
from schemas.events.slot_bookings import SlotCancelled
from schemas.ids import BookingId
from schemas.problem import Problem
from schemas.tables.week import WeekRow
from tests.plans import plans_of
from tests.services.stored import StoredWeek
from tests.services.test_slot_life import book, planned

EXTRA = load_figures().offers.extra_slots


@pytest.fixture
def week(sqlite_store: Store) -> StoredWeek:
    """A site that offers the two slots that its target asks for."""
    return planned(sqlite_store, 2)


def row(week: StoredWeek) -> WeekRow:
    with week.store.reading() as session:
        found = weeks.get(session, week.problem.basin, week.problem.week)
        assert found is not None
        return found


def is_stale(week: StoredWeek) -> bool:
    """Whether the planner has to look at it."""
    return row(week).version > row(week).planned_version


def mark(week: StoredWeek) -> None:
    """Have it planned again for some other reason."""
    with week.store.transaction() as session:
        assert lock_basin(session, week.problem.basin) is not None
        mark_week(session, week.problem.basin, week.problem.week, None, week.now)


def book_all(week: StoredWeek) -> list[Slot]:
    """Take whatever is on offer."""
    taken = week.free()
    for slot in taken:
        book(week, slot, f"ref-{slot.id}")
    return taken


def test_what_fills_a_target_opens_more_and_changes_nobody_s_shift(week: StoredWeek) -> None:
    """The first booking leaves one that the target asks for; the second leaves none."""
    before, told = week.published(), len(week.said("roster.agent_changed"))
    first, second = week.free()
    book(week, first, "ref-1")
    assert not is_stale(week)
    book(week, second, "ref-2")
    assert is_stale(week)
    after = week.replan()
    assert len(week.free()) == EXTRA
    assert (after.shifts, after.openings) == (before.shifts, before.openings)
    assert len(week.said("roster.agent_changed")) == told
    assert not is_stale(week)


def test_what_was_opened_is_followed_by_more_as_long_as_there_is_room(week: StoredWeek) -> None:
    """And where there is none left, a booking asks once, and the planner comes to rest."""
    taken = 0
    for _ in range(40):
        taken += len(book_all(week))
        week.replan()
        assert not is_stale(week)
        if not week.free():
            break
    assert not week.free()
    assert taken > 2 + 2 * EXTRA


def test_bookings_of_a_week_that_is_planned_anyway_overtake_no_plan(week: StoredWeek) -> None:
    """They raise no version; what is due comes with that plan."""
    mark(week)
    version = row(week).version
    book_all(week)
    assert row(week).version == version
    week.replan()
    assert len(week.free()) == EXTRA


def test_what_is_booked_while_a_plan_is_made_is_looked_at_when_it_is_stored(week: StoredWeek) -> None:
    """The plan is stored with the bookings, at the first try, and the week planned once more."""
    mark(week)
    solves: list[Problem] = []

    def solve(problem: Problem, allowed: Allowed) -> Solved:
        if not solves:
            book_all(week)
        solves.append(problem)
        return solved(problem, allowed)

    plans = plans_of(week.store, solve, lambda: week.now)
    plan_week(plans, week.problem.basin, week.problem.week, lambda _: None)
    assert (len(solves), row(week).races, is_stale(week)) == (1, 0, True)
    plan_week(plans, week.problem.basin, week.problem.week, lambda _: None)
    assert len(week.free()) == EXTRA


def test_a_look_without_hurry_gives_way(week: StoredWeek) -> None:
    """It may come to nothing, and then nothing would be offered."""
    with week.store.transaction() as session:
        assert lock_basin(session, week.problem.basin) is not None
        look_again(session, week.problem.basin, week.problem.week, Cause(), week.now)
    assert row(week).calm
    book_all(week)
    assert not row(week).calm
    week.replan()
    assert len(week.free()) == EXTRA


def test_a_proposal_that_somebody_looks_at_is_not_taken_from_under_their_hands(week: StoredWeek) -> None:
    """What is due comes with the next plan."""
    with week.store.transaction() as session:
        assert lock_basin(session, week.problem.basin) is not None
        revisions.add(session, week.published(), Made(row(week).version, week.now))
    version = row(week).version
    assert book_all(week)
    assert row(week).version == version


def test_a_booking_that_is_given_back_takes_nothing_away(week: StoredWeek) -> None:
    """What is on offer may be taken at this moment."""
    taken = book_all(week)
    week.replan()
    week.tell(SlotCancelled(slot=taken[0].id, booking=BookingId(f"ref-{taken[0].id}")))
    assert len(week.free()) == EXTRA + 1
