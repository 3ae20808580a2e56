"""Bookings: kept, else moved as little as can be, else withdrawn."""

import pytest

from planner.core.appointments.budget import Budget
from planner.core.appointments.place import place
from schemas.agent import Skill
from schemas.ids import SiteId, SkillCode
from tests.builders import ProblemBuilder, a_problem, a_roster, on
from tests.core.appointments.laws import faults
from tests.core.appointments.week import placed

MORNING = "mon 08:30-12:00"


def a_counter(stations: int = 1) -> ProblemBuilder:
    """One site with two agents who can attend for the CAF."""
    return a_problem().with_site("s1", stations=stations).with_agents(2, skills=["core", "caf"])


def test_a_booking_that_can_be_kept_is_kept_and_attended() -> None:
    problem = a_counter().with_referent("r1", "mon 09:00-12:00").with_booking("b1", "s1", "r1", "mon 09:10-09:40")
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], MORNING))
    kept = week.the("b1")
    assert (week.clock(kept.start), kept.state, kept.previous, kept.agent) == ("mon 09:10", "booked", None, "a1")
    assert (week.placement.bookings_cost, week.placement.proved) == (0, True)
    assert not faults(week)


def test_two_bookings_at_once_take_two_trained_agents() -> None:
    problem = (
        a_counter(stations=2)
        .with_agent("a3")
        .with_referent("r1", "mon 09:00-12:00")
        .with_referent("r2", "mon 09:00-12:00")
        .with_booking("b1", "s1", "r1", "mon 09:00-09:30")
        .with_booking("b2", "s1", "r2", "mon 09:15-09:45")
    )
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2", "a3"], MORNING))
    assert {week.the("b1").agent, week.the("b2").agent} == {"a1", "a2"}
    assert week.placement.bookings_cost == 0
    alone = placed(problem, a_roster(problem).staff("s1", ["a1", "a3"], MORNING))
    assert alone.placement.bookings_cost == 1, "with one trained agent the other booking is moved within its day"
    assert alone.placement.proved
    assert not faults(week) + faults(alone)


def test_the_agent_who_can_do_less_attends_so_that_the_other_is_free() -> None:
    problem = (
        a_problem()
        .with_site("s1", stations=2)
        .with_agent("a1", skills=["core", "caf", "ddfip"])
        .with_agent("a2", skills=["core", "caf"])
        .with_referent("r1", "mon 09:00-09:30")
        .with_referent("r2", "mon 09:00-09:30", "ddfip")
        .with_booking("b1", "s1", "r1", "mon 09:00-09:30")
        .with_booking("b2", "s1", "r2", "mon 09:00-09:30")
    )
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], MORNING))
    assert (week.the("b1").agent, week.the("b2").agent) == ("a2", "a1")
    assert not faults(week)


@pytest.mark.parametrize(
    ("doors", "start", "cost"),
    [
        (["mon 08:30-12:00"], "mon 11:30", 1),
        (["mon 13:30-17:00"], "mon 13:30", 1),
        (["mon 08:30-12:00", "mon 13:30-17:00"], "mon 11:30", 1),
        (["tue 08:30-12:00"], "tue 11:30", 3),
        (["tue 13:00-17:00", "wed 08:30-12:15"], "tue 13:00", 3),
        (["wed 08:30-17:00", "fri 08:30-17:00"], "wed 12:03", 3),
    ],
)
def test_a_booking_moves_to_the_nearest_lawful_time(doors: list[str], start: str, cost: int) -> None:
    problem = a_counter().with_referent("r1", "mon-fri 08:00-18:00").with_booking("b1", "s1", "r1", "mon 12:03-12:33")
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], *doors))
    moved = week.the("b1")
    assert week.clock(moved.start) == start
    assert moved.previous == (12 * 60 + 3, 12 * 60 + 33)
    assert (week.placement.bookings_cost, week.placement.proved) == (cost, True)
    assert not faults(week)


def test_a_booking_that_fits_nowhere_is_withdrawn_where_it_stood() -> None:
    problem = a_counter().with_referent("r1", "mon 09:00-09:30").with_booking("b1", "s1", "r1", "mon 09:00-09:30")
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], "mon 09:15-12:00"))
    gone = week.the("b1")
    assert (gone.state, gone.agent, gone.previous, week.clock(gone.start)) == ("withdrawn", None, None, "mon 09:00")
    assert (week.placement.bookings_cost, week.placement.proved) == (10, True)
    assert not faults(week)


def test_the_cheapest_set_of_moves_is_found_where_moving_one_by_one_does_not_find_it() -> None:
    # b2 has least choice and would take b1's only hour; it does better to go to Tuesday.
    problem = (
        a_counter()
        .with_referent("r1", "mon 09:00-10:00")
        .with_referent("r2", ["mon 09:00-09:20", "tue 09:00-09:20"], "ddfip")
        .changing_agent("a1", skills=tuple(Skill(code=SkillCode(code)) for code in ("core", "caf", "ddfip")))
        .with_booking("b1", "s1", "r1", "mon 14:00-15:00")
        .with_booking("b2", "s1", "r2", "mon 14:00-14:20")
    )
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], "mon-tue 08:30-12:00"))
    assert week.clock(week.the("b1").start) == "mon 09:00"
    assert week.clock(week.the("b2").start) == "tue 09:00"
    assert (week.placement.bookings_cost, week.placement.proved) == (4, True)
    assert not faults(week)


@pytest.mark.parametrize(("now", "state"), [("thu-1 10:00", "withdrawn"), ("mon 09:10", "booked")])
def test_a_booking_whose_referent_left_the_site_stays_only_if_it_had_begun(now: str, state: str) -> None:
    problem = (
        a_counter()
        .with_site("s2", stations=1)
        .with_referent("r1", "mon 09:00-12:00", sites=["s2"])
        .with_booking("b1", "s1", "r1", "mon 09:00-09:30")
        .now(now)
    )
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], MORNING))
    assert week.the("b1").state == state
    assert not faults(week)
    part = week.facts.part(frozenset({SiteId("s1")}))
    assert place(part, week.shifts, week.doors, Budget(1.0), seed=1) == week.placement


def test_a_skill_that_ends_on_tuesday_attends_on_tuesday_and_not_on_wednesday() -> None:
    ends = Skill(code=SkillCode("caf"), valid_until=on("tue"))
    problem = (
        a_problem()
        .with_site("s1", stations=1)
        .with_agent("a1", skills=["core", ends])
        .with_agent("a2")
        .with_referent("r1", "mon-wed 09:00-10:00")
        .with_booking("b1", "s1", "r1", "tue 09:00-09:30")
        .with_booking("b2", "s1", "r1", "wed 09:00-09:30")
    )
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], "mon-wed 08:30-12:00"))
    assert week.the("b1").state == "booked"
    assert week.the("b1").previous is None
    assert week.clock(week.the("b2").start) == "tue 09:30", "the nearest day on which somebody is trained"
    assert week.placement.bookings_cost == 3
    assert not faults(week)
