"""Bookings that go to a near site: only where their own can do no better, and never at the cost of more."""

from planner.core.appointments.lost import missing_floor
from schemas.ids import SiteId
from tests.builders import ProblemBuilder, RosterBuilder, a_problem, a_roster
from tests.core.appointments.laws import faults
from tests.core.appointments.week import Week, placed

NEAR, NEARER, FAR = 30, 20, 31
MORNING = "mon 08:30-12:00"


def three_sites(available: str = "mon-fri 08:00-18:00", minutes: int = NEAR) -> ProblemBuilder:
    """A site with an appointment at ten on Monday, and two more that its referent serves; each has a team."""
    problem = a_problem()
    for site, agents in (("s1", ("a1", "a2")), ("s2", ("b1", "b2")), ("s3", ("c1", "c2"))):
        problem = problem.with_site(site, stations=1)
        for agent in agents:
            problem = problem.with_agent(agent, sites=[site], skills=["core", "caf"])
    problem = problem.with_travel("s1", "s2", minutes).with_travel("s3", "s1", FAR)
    return problem.with_referent("r1", available).with_booking("b1", "s1", "r1", "mon 10:00-10:30")


def open_at(problem: ProblemBuilder, **doors: str) -> RosterBuilder:
    """A roster in which some of the sites are open."""
    teams = {"s1": ["a1", "a2"], "s2": ["b1", "b2"], "s3": ["c1", "c2"]}
    roster = a_roster(problem)
    for site, when in doors.items():
        roster = roster.staff(site, teams[site], when)
    return roster


def stands(week: Week) -> tuple[str, str, str, int]:
    """Where the booking stands, when, who attends, and what all bookings cost."""
    assert not faults(week)
    assert week.placement.proved
    found = week.the("b1")
    return found.site, week.clock(found.start), found.agent or "-", week.placement.bookings_cost


def test_where_its_own_site_is_shut_a_booking_keeps_its_time_at_a_near_one() -> None:
    problem = three_sites()
    week = placed(problem, open_at(problem, s2=MORNING, s3=MORNING))
    assert stands(week) == ("s2", "mon 10:00", "b1", 1)
    assert week.the("b1").previous == (600, 630)


def test_any_time_of_the_day_at_its_own_site_comes_before_another_site() -> None:
    problem = three_sites()
    week = placed(problem, open_at(problem, s1="mon 14:00-17:00", s2=MORNING))
    assert stands(week) == ("s1", "mon 14:00", "a1", 1)


def test_its_day_at_a_near_site_comes_before_another_day_at_its_own() -> None:
    """So the figures have it: what people are told costs by the day alone."""
    problem = three_sites()
    week = placed(problem, open_at(problem, s1="tue 08:30-12:00", s2=MORNING))
    assert stands(week) == ("s2", "mon 10:00", "b1", 1)
    apart = placed(problem, open_at(problem, s1="wed 08:30-12:00", s2="tue 08:30-12:00"))
    assert stands(apart) == ("s1", "wed 10:00", "a1", 3)


def test_a_site_that_is_too_far_is_none_to_go_to() -> None:
    problem = three_sites(minutes=FAR)
    week = placed(problem, open_at(problem, s2=MORNING, s3=MORNING))
    assert stands(week) == ("s1", "mon 10:00", "-", 10)


def test_the_referent_must_receive_at_the_near_site() -> None:
    problem = three_sites()
    elsewhere = problem.but(referents=(problem.problem.referents[0].model_copy(update={"sites": (SiteId("s1"),)}),))
    assert stands(placed(elsewhere, open_at(elsewhere, s2=MORNING))) == ("s1", "mon 10:00", "-", 10)


def test_a_near_site_without_a_free_room_or_a_trained_agent_cannot_take_it() -> None:
    problem = three_sites(available="mon 10:00-10:30")
    taken = problem.with_referent("r2", "mon 09:00-12:00").with_booking("b2", "s2", "r2", "mon 10:00-10:30")
    week = placed(taken, open_at(taken, s2=MORNING))
    assert stands(week)[3] == 2, "the nearer way is to move the one that is there within its day"
    untrained = problem.changing_agent("b1", skills=()).changing_agent("b2", skills=())
    assert stands(placed(untrained, open_at(untrained, s2=MORNING))) == ("s1", "mon 10:00", "-", 10)


def test_the_nearest_of_several_sites_is_taken() -> None:
    problem = three_sites().with_travel("s1", "s3", NEARER)
    problem = problem.but(travel_minutes=tuple(w for w in problem.problem.travel_minutes if w.minutes != FAR))
    assert stands(placed(problem, open_at(problem, s2=MORNING, s3=MORNING))) == ("s3", "mon 10:00", "c1", 1)


def test_where_it_goes_it_counts_towards_the_target_and_where_it_left_it_does_not() -> None:
    problem = three_sites(available="mon 10:00-10:30").with_target("s1", "caf", 1, 30).with_target("s2", "caf", 1, 30)
    week = placed(problem, open_at(problem, s2=MORNING))
    assert stands(week) == ("s2", "mon 10:00", "b1", 1)
    assert not week.offered
    assert week.placement.missing_minutes == 30
    assert missing_floor(week.facts) <= 30


def test_nothing_is_offered_under_the_name_of_a_booking_that_has_gone_elsewhere() -> None:
    """It was taken at another site, where another slot would be called the same."""
    problem = three_sites(available="mon 10:00-11:00").with_target("s1", "caf", 2, 30)
    name = "s1/caf/r1/2026-11-30T10:00:00+01:00"
    moved = problem.but(bookings=()).with_booking(name, "s2", "r1", "mon 10:30-11:00")
    week = placed(moved, open_at(moved, s1=MORNING, s2=MORNING))
    assert not faults(week)
    assert week.times() == []
