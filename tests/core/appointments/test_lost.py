"""The floor under missing minutes, whatever the rosters."""

from config.figures import load_figures
from planner.core.appointments.lost import missing_floor
from planner.core.facts.component import read_facts
from tests.builders import ProblemBuilder, a_problem


def floor(problem: ProblemBuilder) -> int:
    """The floor of a problem."""
    return missing_floor(read_facts(problem.build(), load_figures()))


def a_basin() -> ProblemBuilder:
    """Two sites with a team each."""
    problem = a_problem()
    for site in ("s1", "s2"):
        problem = problem.with_site(site, stations=1).with_agents(2, skills=["core", "caf"])
    return problem.with_target("s1", "caf", 2).with_target("s2", "caf", 2)


def test_without_referents_everything_is_missing() -> None:
    assert floor(a_basin()) == 120


def test_a_referent_holds_one_appointment_at_a_time_whatever_the_site() -> None:
    assert floor(a_basin().with_referent("r1", "mon 09:00-10:40")) == 30
    assert floor(a_basin().with_referent("r1", "mon 09:00-11:00")) == 0


def test_minutes_between_two_availabilities_are_no_appointment() -> None:
    assert floor(a_basin().with_referent("r1", ["mon 09:00-09:50", "mon 10:00-10:50", "tue 09:00-09:20"])) == 60


def test_a_station_holds_one_at_a_time_whatever_the_referent() -> None:
    apart = a_basin().with_referent("r1", "mon 09:00-10:00").with_referent("r2", "mon 09:00-10:00")
    assert floor(apart) == 0
    assert floor(apart.changing_site("s2", stations=0)) == 60
    together = a_basin().with_target("s1", "ddfip", 1).with_partner("ddfip")
    for number, partner in enumerate(("caf", "ddfip")):
        together = together.with_referent(f"r{number}", "mon 09:00-10:00", partner, "on_site", sites=["s1"])
    assert floor(together) == 30 + 60


def test_doors_cannot_open_where_too_few_trained_agents_are_free() -> None:
    problem = a_basin().with_referent("r1", "mon 09:00-11:00")
    assert floor(problem.unavailable("a1", "mon 08:00-19:00")) == 60
    assert floor(problem.unavailable("a1", "mon 09:45-19:00")) == 30


def test_bookings_count_and_take_time_and_may_be_withdrawn() -> None:
    problem = a_basin().with_referent("r1", "mon 09:00-11:00")
    assert floor(problem.with_booking("b1", "s1", "r1", "mon 09:00-09:30")) == 0
    # As a booking of two hours counts for one appointment only, a roster that withdraws it misses least.
    assert floor(problem.with_booking("b1", "s1", "r1", "mon 09:00-11:00")) == 0


def test_what_is_past_serves_nobody() -> None:
    problem = a_basin().with_referent("r1", "mon 09:00-11:00").now("mon 10:00")
    assert floor(problem) == 60
    assert floor(problem.with_booking("b1", "s1", "r1", "mon 09:30-10:30")) == 60
