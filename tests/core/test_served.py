"""What a roster leaves room for, counted before appointments are placed: never less than can be served."""

from time import monotonic

from planner.core.appointments.budget import Budget
from planner.core.appointments.place import place
from planner.core.limits import Limits
from planner.core.model.grid import event_grid, full_grid
from planner.core.search import Effort, Search
from tests.builders import ProblemBuilder, a_problem
from tests.core.bound.asking import facts_of

SKILLS = ["core", "caf"]


def two_counters(available: list[str], wanted: int) -> ProblemBuilder:
    """Two sites with a room and a team each, and one referent for both."""
    return (
        a_problem()
        .with_site("s1", "mon-tue 09:00-12:00", "mon-tue 08:30-12:30", stations=1)
        .with_site("s2", "mon-tue 09:00-12:00", "mon-tue 08:30-12:30", stations=1)
        .with_agents(2, sites=["s1"], skills=SKILLS)
        .with_agents(2, sites=["s2"], skills=SKILLS)
        .with_referent("r1", available)
        .with_target("s1", "caf", wanted)
        .with_target("s2", "caf", wanted)
    )


def missing(problem: ProblemBuilder) -> int:
    """The least that the model counts as missing, having seen to it that placing does not do better."""
    facts = facts_of(problem)
    found = []
    for grid in (full_grid(facts), event_grid(facts)):
        search = Search(facts, grid)
        week = search.minimise({"service": 1}, Effort(Limits(60.0, monotonic), 10.0)).timetable
        assert week is not None
        placed = place(facts, week.shifts, week.doors, Budget(60.0), seed=0)
        known = search.evaluate(week)
        assert known is not None
        found.append(known.values["service"] - known.demand)
        assert found[-1] <= placed.missing_minutes
    assert found[0] == found[1]
    return found[0]


def test_a_referent_who_comes_twice_serves_both_sites_each_time() -> None:
    assert missing(two_counters(["mon 09:00-10:00", "tue 09:00-10:00"], 2)) == 0


def test_a_referent_is_at_one_site_at_a_time() -> None:
    assert missing(two_counters(["mon 09:00-10:00", "tue 09:00-09:30"], 2)) == 30
