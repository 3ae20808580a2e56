"""Planning again: what was offered stays, and nothing begins before now."""

from tests.builders import ProblemBuilder, RosterBuilder, a_problem, a_roster
from tests.core.appointments.laws import faults
from tests.core.appointments.week import placed


def a_counter(now: str = "thu-1 10:00", wanted: int = 2) -> ProblemBuilder:
    """One site with two agents who can attend and a referent on two mornings."""
    return (
        a_problem(now)
        .with_site("s1", stations=1)
        .with_agents(2, skills=["core", "caf"])
        .with_referent("r1", "mon-tue 09:00-12:00")
        .with_target("s1", "caf", wanted)
    )


def open_mornings(problem: ProblemBuilder) -> RosterBuilder:
    """Both agents on both mornings."""
    return a_roster(problem).staff("s1", ["a1", "a2"], "mon-tue 08:30-12:15")


def test_slots_on_offer_stay_where_they_are_with_the_agent_who_was_to_attend() -> None:
    base = a_counter()
    old = open_mornings(base).offer("s1", "r1", "mon 10:20-10:50", "a2").offer("s1", "r1", "tue 11:07-11:37", "a1")
    problem = base.published(old)
    week = placed(problem, open_mornings(problem))
    assert week.times() == ["mon 10:20", "tue 11:07"]
    assert [each.agent for each in week.offered] == ["a2", "a1"]
    assert not faults(week)


def test_of_too_many_slots_the_earliest_stay() -> None:
    base = a_counter()
    old = open_mornings(base)
    for when in ("tue 09:30-10:00", "mon 10:20-10:50", "tue 11:00-11:30"):
        old = old.offer("s1", "r1", when, "a1")
    problem = base.published(old)
    assert placed(problem, open_mornings(problem)).times() == ["mon 10:20", "tue 09:30"]


def test_a_slot_that_is_no_longer_lawful_goes_elsewhere() -> None:
    base = a_counter()
    old = open_mornings(base).offer("s1", "r1", "mon 10:20-10:50", "a2").offer("s1", "r1", "tue 11:07-11:37", "a1")
    problem = base.published(old)
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], "mon 08:30-12:00"))
    assert week.times() == ["mon 09:00", "mon 10:20"]
    assert not faults(week)


def test_a_slot_that_was_booked_since_is_a_booking() -> None:
    base = a_counter()
    old = open_mornings(base).offer("s1", "r1", "mon 10:20-10:50", "a2").offer("s1", "r1", "tue 11:07-11:37", "a1")
    problem = base.published(old).with_booking("b1", "s1", "r1", "mon 10:20-10:50")
    week = placed(problem, open_mornings(problem))
    assert (week.the("b1").agent, week.times()) == ("a2", ["tue 11:07"])
    assert not faults(week)


def test_a_slot_gives_way_where_keeping_it_would_miss_an_appointment() -> None:
    base = a_problem().with_site("s1", stations=1).with_agents(2, skills=["core", "caf"])
    base = base.with_referent("r1", "mon 09:00-10:00").with_target("s1", "caf", 2)
    old = a_roster(base).staff("s1", ["a1", "a2"], "mon 08:30-12:00").offer("s1", "r1", "mon 09:15-09:45", "a1")
    problem = base.published(old)
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], "mon 08:30-12:00"))
    assert (week.times(), week.placement.missing_minutes) == (["mon 09:00", "mon 09:30"], 0)
    assert not faults(week)


def test_a_booking_moves_beside_the_slots_on_offer_rather_than_in_their_place() -> None:
    base = a_counter(wanted=3)
    old = open_mornings(base).offer("s1", "r1", "mon 11:30-12:00", "a1").offer("s1", "r1", "mon 11:00-11:30", "a1")
    problem = base.published(old).with_booking("b1", "s1", "r1", "mon 12:00-12:30")
    week = placed(problem, open_mornings(problem))
    assert week.clock(week.the("b1").start) == "mon 10:30"
    assert week.times() == ["mon 11:00", "mon 11:30"]
    assert not faults(week)


def test_nothing_is_offered_or_moved_to_begin_before_now() -> None:
    problem = a_counter("mon 10:07").with_booking("b1", "s1", "r1", "mon 12:00-12:30")
    roster = open_mornings(problem)
    week = placed(problem.published(roster, frozen_until="mon 10:00"), roster)
    assert week.clock(week.the("b1").start) == "mon 11:30"
    assert week.times() == ["mon 10:15"]
    assert not faults(week)


def test_a_booking_that_has_begun_stays_as_it_is_and_takes_its_referent() -> None:
    problem = a_counter("mon 10:07").with_booking("b1", "s1", "r1", "mon 10:00-11:00")
    roster = a_roster(problem).staff("s1", ["a1", "a2"], "mon 08:30-09:00", "mon 10:15-12:00")
    week = placed(problem, roster)
    assert (week.the("b1").state, week.the("b1").previous) == ("booked", None)
    assert week.placement.bookings_cost == 0
    assert week.times() == ["mon 11:00"]
    assert not faults(week)
