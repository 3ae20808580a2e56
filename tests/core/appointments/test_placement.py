"""Whatever the week: the placement is lawful, and in tiny weeks the cheapest there is."""

from unittest.mock import patch

from hypothesis import HealthCheck, given, settings

from planner.core.appointments.budget import Budget
from planner.core.appointments.lost import missing_floor
from planner.core.appointments.place import place
from tests.core.appointments.exhaustive import cheapest
from tests.core.appointments.laws import faults
from tests.core.appointments.week import placed
from tests.core.appointments.weeks import Drawn, weeks

slow = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(weeks(unit=1, days=3, hours=4, wanted=8))
def test_a_placement_is_lawful_and_says_what_is_so(drawn: Drawn) -> None:
    week = placed(*drawn)
    assert not faults(week)
    assert week.placement.proved
    assert missing_floor(week.facts) <= week.placement.missing_minutes


@slow
@given(weeks(unit=1, days=2, hours=3, wanted=6))
def test_a_placement_that_had_no_time_is_lawful_all_the_same(drawn: Drawn) -> None:
    week = placed(*drawn, seconds=0.0)
    assert not faults(week)
    if week.placement.proved:
        best = placed(*drawn).placement
        assert week.placement.bookings_cost == best.bookings_cost
        assert week.placement.missing_minutes == best.missing_minutes


@slow
@given(weeks(unit=1, days=2, hours=3, wanted=6))
def test_where_people_wait_bookings_are_placed_as_well_as_ever(drawn: Drawn) -> None:
    week = placed(*drawn, hurried=True)
    assert not faults(week)
    assert week.placement.bookings_cost == placed(*drawn).placement.bookings_cost


@slow
@given(weeks(unit=1, days=2, hours=2, wanted=6))
def test_where_people_wait_no_model_is_asked_whether_more_could_be_offered(drawn: Drawn) -> None:
    problem, roster = drawn
    with patch("planner.core.appointments.part.Exact", side_effect=AssertionError("a model was asked")):
        assert not faults(placed(problem.but(bookings=()), roster, hurried=True))


@slow
@given(weeks(unit=10, days=2, hours=1, wanted=3))
def test_a_placement_of_a_tiny_week_is_the_cheapest(drawn: Drawn) -> None:
    week = placed(*drawn)
    found = week.placement
    assert not faults(week)
    assert found.proved
    assert (found.bookings_cost, found.missing_minutes) == cheapest(week)


@slow
@given(weeks(unit=5, days=2, hours=2, wanted=5))
def test_the_same_week_is_placed_the_same_way_and_keeps_its_own_offers(drawn: Drawn) -> None:
    problem, roster = drawn
    week = placed(problem, roster)
    again = place(week.facts, week.shifts, week.doors, Budget(5.0), seed=1)
    assert again == week.placement
    old = roster
    for each in week.offered:
        old = old.offer(each.site, each.referent, f"{week.clock(each.start)}-{week.clock(each.end)[4:]}", each.agent)
    published = problem.published(old)
    after = placed(published, roster, seed=7)
    assert {(e.site, e.referent, e.start) for e in week.offered} == {
        (e.site, e.referent, e.start) for e in after.offered
    }
