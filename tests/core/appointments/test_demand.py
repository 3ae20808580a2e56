"""What the roster model is told of the appointments wanted."""

from config.figures import load_figures
from planner.core.appointments.demand import Servable, servable
from planner.core.facts.component import read_facts
from tests.builders import ProblemBuilder, a_problem


def told(problem: ProblemBuilder) -> tuple[Servable, ...]:
    """The view of a problem."""
    return servable(read_facts(problem.build(), load_figures()))


def a_counter() -> ProblemBuilder:
    """One site where a1 and a2 can attend."""
    return a_problem().with_site("s1", stations=1).with_agents(2, skills=["core", "caf"])


def test_what_is_booked_is_wanted_no_more_and_its_time_is_taken() -> None:
    problem = (
        a_counter()
        .with_referent("r1", "mon 09:00-11:00")
        .with_target("s1", "caf", 3)
        .with_booking("b1", "s1", "r1", "mon 09:30-10:00")
    )
    (found,) = told(problem)
    assert (found.site, found.partner, found.appointments, found.minutes, found.lost) == ("s1", "caf", 2, 30, 0)
    assert found.free == (("r1", (540, 570)), ("r1", (600, 660)))
    assert found.needs_agent
    assert found.needs_station


def test_a_target_that_bookings_meet_is_not_told() -> None:
    problem = a_counter().with_referent("r1", "mon 09:00-11:00").with_target("s1", "caf", 1)
    assert told(problem.with_booking("b1", "s1", "r1", "mon 09:30-10:00")) == ()


def test_what_nobody_could_serve_is_lost() -> None:
    problem = a_counter().with_target("s1", "ddfip", 2).with_partner("ddfip")
    (found,) = told(problem)
    assert (found.appointments, found.lost, found.free) == (0, 60, ())
    short = a_counter().with_referent("r1", "mon 09:00-10:10").with_target("s1", "caf", 3)
    (found,) = told(short)
    assert (found.appointments, found.lost) == (2, 30)


def test_times_when_nobody_trained_could_be_there_are_left_out() -> None:
    problem = (
        a_counter()
        .with_agents(2)
        .unavailable("a1", "mon 08:00-19:00")
        .unavailable("a2", "mon-tue 08:00-19:00")
        .with_referent("r1", ["mon 09:00-11:00", "tue 09:00-11:00", "sun 09:00-11:00"])
        .with_target("s1", "caf", 4)
    )
    (found,) = told(problem)
    assert found.free == (("r1", (1440 + 540, 1440 + 660)),)


def test_of_several_modalities_only_what_all_need_is_needed() -> None:
    problem = a_counter().with_referent("r1", "mon 09:00-11:00", modality="phone")
    (found,) = told(problem.with_target("s1", "caf", 1))
    assert (found.needs_agent, found.needs_station) == (True, False)
    (found,) = told(problem.with_referent("r2", "mon 09:00-11:00", modality="on_site").with_target("s1", "caf", 1))
    assert (found.needs_agent, found.needs_station) == (False, False)


def test_two_sites_are_given_the_same_spans_of_a_referent() -> None:
    problem = a_problem()
    for site, hours in (("s1", "mon 08:00-10:00"), ("s2", "mon 08:00-19:00")):
        problem = problem.with_site(site, openable=hours, stations=1).with_agents(2, skills=["core", "caf"])
    problem = problem.with_referent("r1", "mon 09:00-12:00").with_target("s1", "caf", 3).with_target("s2", "caf", 3)
    one, other = told(problem)
    assert one.free == other.free == (("r1", (540, 720)),)
    assert (one.appointments, one.lost) == (2, 30), "the doors of s1 shut at ten"
