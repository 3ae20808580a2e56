"""The bounds of service and bookings, in weeks whose best is known by hand."""

import pytest

from tests.builders import ProblemBuilder, a_problem, a_usual_problem, on
from tests.core.bound.asking import bound, component_of, relaxation_of


def trained(agents: int = 2) -> ProblemBuilder:
    """A site with one station and so many agents trained for the CAF."""
    return a_problem().with_site("s1", stations=1).with_agents(agents, skills=("core", "caf"))


@pytest.mark.parametrize(
    ("problem", "missing"),
    [
        pytest.param(a_usual_problem(2).with_demand("s1", "mon 09:00-10:30", 3), 90, id="three wanted of two"),
        pytest.param(a_usual_problem(3).with_demand("s1", "mon 09:00-10:30", 3), 0, id="three wanted of three"),
        pytest.param(
            a_usual_problem(3).with_demand("s1", "mon 09:00-10:30", 3).unavailable("a3", "mon 10:00-11:00"),
            # From 08:00 to 10:00, and gone for the last half hour.
            30,
            id="two hours before a meeting",
        ),
        pytest.param(
            a_usual_problem(3).with_demand("s1", "mon 09:00-10:30", 3).unavailable("a3", "mon 09:45-19:00"),
            90,
            id="too short for a shift",
        ),
        pytest.param(a_usual_problem(3).with_demand("s1", "mon 18:00-20:00", 1), 60, id="after the building is shut"),
        pytest.param(a_usual_problem(3).with_demand("s1", "sun 09:00-10:00", 2), 120, id="on a day that never opens"),
        pytest.param(
            a_usual_problem(3).with_demand("s1", "mon 12:00-13:30", 2).with_demand("s1", "mon 12:30-13:00", 3),
            0,
            id="people over noon behind closed doors",
        ),
    ],
)
def test_demand(problem: ProblemBuilder, missing: int) -> None:
    assert bound("service", problem) == missing


@pytest.mark.parametrize(
    ("problem", "missing"),
    [
        pytest.param(trained().with_target("s1", "caf", 2, 30), 60, id="no referent"),
        pytest.param(trained().with_target("s1", "caf", 2, 30).with_referent("r1", "mon 09:00-10:00"), 0, id="an hour"),
        pytest.param(
            trained().with_target("s1", "caf", 2, 30).with_referent("r1", "mon 09:00-09:50"), 30, id="one fits, not two"
        ),
        pytest.param(
            trained().with_target("s1", "caf", 2, 30).with_referent("r1", "mon 09:00-09:25,10:00-10:35,11:00-11:20"),
            30,
            id="pieces that are too short",
        ),
        pytest.param(
            trained().with_target("s1", "caf", 2, 30).with_referent("r1", "mon 12:00-13:30"), 60, id="not when shut"
        ),
        pytest.param(
            a_usual_problem(2).with_target("s1", "caf", 2, 30).with_referent("r1", "mon 09:00-12:00"),
            60,
            id="untrained",
        ),
        pytest.param(
            a_usual_problem(2)
            .with_target("s1", "caf", 2, 30)
            .with_referent("r1", "mon 09:00-12:00", modality="on_site"),
            0,
            id="on the spot nobody is needed",
        ),
        pytest.param(
            trained().changing_site("s1", stations=0).with_target("s1", "caf", 1, 30).with_referent("r1", "mon"),
            30,
            id="no room",
        ),
        pytest.param(
            trained()
            .changing_site("s1", stations=0)
            .with_target("s1", "caf", 1, 30)
            .with_referent("r1", "mon", modality="phone"),
            0,
            id="a telephone needs no room",
        ),
        pytest.param(
            trained()
            .with_target("s1", "caf", 4, 30)
            .with_referent("r1", "mon 09:00-10:00")
            .with_referent("r2", "mon 09:00-10:00"),
            60,
            id="two referents in one room",
        ),
        pytest.param(
            trained()
            .changing_site("s1", stations=2)
            .with_target("s1", "caf", 4, 30)
            .with_referent("r1", "mon 09:00-10:00")
            .with_referent("r2", "mon 09:00-10:00"),
            0,
            id="two referents in two rooms",
        ),
        pytest.param(
            trained().with_target("s1", "caf", 1, 30).with_referent("r1", "mon 09:00-10:00").unavailable("a1", "mon"),
            30,
            id="nobody opens that day",
        ),
    ],
)
def test_appointments(problem: ProblemBuilder, missing: int) -> None:
    assert bound("service", problem) == missing


def test_a_referent_is_at_one_site_at_a_time() -> None:
    problem = a_problem().with_site("s1", stations=1).with_agents(2, skills=("core", "caf"))
    problem = problem.with_site("s2", stations=1).with_agents(2, skills=("core", "caf"))
    problem = problem.with_target("s1", "caf", 2, 30).with_target("s2", "caf", 2, 30)
    assert bound("service", problem.with_referent("r1", "mon 09:00-10:00")) == 60


@pytest.mark.parametrize(
    ("free", "cost"),
    [
        ("wed 09:00-10:30", 10),
        ("wed 09:00-10:30,14:00-15:00", 1),
        ("wed 09:00-10:30,14:00-14:20", 10),
        ("thu 09:00-12:00", 3),
        ("thu 12:00-13:30", 3),
        ("wed 14:00-15:00", 1),
    ],
)
def test_bookings(free: str, cost: int) -> None:
    """The one of two who is away until half past ten is missed at nine; thirty minutes elsewhere are worth less."""
    problem = trained().with_referent("r1", free).unavailable("a1", "wed 08:00-10:30")
    assert bound("bookings", problem.with_booking("b1", "s1", "r1", "wed 09:00-09:30"), label=2640) == cost


@pytest.mark.parametrize(
    ("minutes", "agents", "cost"),
    [
        (30, ("c1", "c2"), 1),
        (30, ("a1", "c1"), 1),  # one component with the booking's own site
        (30, ("a1", "a2"), 1),
        (31, ("c1", "c2"), 10),
    ],
)
def test_a_booking_may_go_to_a_near_site(minutes: int, agents: tuple[str, str], cost: int) -> None:
    """No bound is above what that costs, whether the sites are planned together or apart."""
    problem = a_problem().with_site("s1", stations=1).with_site("s2", stations=1).with_travel("s1", "s2", minutes)
    for agent in sorted({"a1", "a2", *agents}):
        at = [site for site, there in (("s1", ("a1", "a2")), ("s2", agents)) if agent in there]
        problem = problem.with_agent(agent, sites=at, skills=("core", "caf"))
    problem = problem.with_referent("r1", "wed 09:00-09:30").with_booking("b1", "s1", "r1", "wed 09:00-09:30")
    shut = problem.changing_site("s1", closed_on=(on("wed"),))
    assert relaxation_of(component_of(shut, "s1"), "bookings").bound == cost
    bare = shut.changing_site("s2", stations=0)
    assert relaxation_of(component_of(bare, "s1"), "bookings").bound == 10


def test_a_near_site_that_is_planned_along_needs_its_doors_and_agents() -> None:
    """Apart it is only known when it could be open."""
    problem = a_problem().with_site("s1", stations=1).with_site("s2", stations=1).with_travel("s1", "s2", 20)
    problem = problem.with_agents(2, sites=("s1", "s2"), skills=("core", "caf")).unavailable("a1", "wed")
    problem = problem.with_referent("r1", "wed 09:00-09:30").with_booking("b1", "s1", "r1", "wed 09:00-09:30")
    assert bound("bookings", problem) == 10


def test_a_booking_that_can_be_kept_is_kept() -> None:
    problem = trained().with_referent("r1", "wed 09:00-10:30").with_booking("b1", "s1", "r1", "wed 09:00-09:30")
    assert bound("bookings", problem) == 0
    # Two at once in one room: one of them moves within the day.
    both = problem.with_referent("r2", "wed 09:00-10:30").with_booking("b2", "s1", "r2", "wed 09:10-09:40")
    assert bound("bookings", both) == 1
    assert bound("bookings", both.changing_site("s1", stations=2)) == 0
    # The booking of a referent who is gone cannot be held.
    assert bound("bookings", problem.but(referents=())) == 10
