"""What demand goes unmet at least: proved on every slot, appointments left aside."""

from time import monotonic

import pytest

from planner.core.attempts.unmet import demand_floor, unmet
from planner.core.climb.ladder import Ladder
from planner.core.limits import Limits
from planner.core.search import Effort, Search
from planner.core.standing import Standing
from tests.builders import ProblemBuilder, a_usual_problem
from tests.core.bound.asking import facts_of

SKILLS = ["core", "caf"]


def limits() -> Limits:
    """Longer than the work takes on any machine: it is the work that ends it."""
    return Limits(600.0, monotonic)


def settled(problem: ProblemBuilder) -> Standing:
    """A component at its best, about to be asked again."""
    ladder = Ladder(facts_of(problem))
    assert ladder.start(limits())
    ladder.climb(limits(), 5.0)
    standing = ladder.standing
    standing.rung_work = 10.0
    standing.unmet = 0, {}
    return standing


def a_busy_tuesday(agents: int = 3) -> ProblemBuilder:
    """Four are asked for on the Tuesday from ten to half past eleven."""
    return a_usual_problem(agents).with_demand("s1", "tue 10:00-11:30", 4)


def with_a_target(problem: ProblemBuilder) -> ProblemBuilder:
    """And two appointments, for which nobody receives."""
    return problem.with_target("s1", "caf", 2)


@pytest.mark.parametrize(("agents", "minutes"), [(3, 90), (2, 180)])
def test_what_nobody_is_there_to_meet_is_proved(agents: int, minutes: int) -> None:
    standing = settled(a_busy_tuesday(agents))
    assert unmet(standing, "service", 0, limits()) == standing.demand == minutes


def test_missing_appointments_are_not_counted_as_demand() -> None:
    standing = settled(with_a_target(a_busy_tuesday()))
    assert standing.stated["service"] == 150
    assert unmet(standing, "service", 0, limits()) == standing.demand == 90


def test_a_week_that_meets_more_is_gone_on_with() -> None:
    standing = settled(a_busy_tuesday())
    worse = Search(standing.facts, standing.grid)
    worse.floor("service", 180)
    standing.begin_again()
    week = worse.minimise({"label": 1000, "published_hours": 1000, "service": 1}, Effort(limits(), 10.0)).timetable
    assert week is not None
    standing.take(week)
    standing.values["service"] = standing.counted().values["service"]
    assert standing.counted().demand == 180
    assert unmet(standing, "service", 0, limits()) == standing.counted().demand == 90


def test_nothing_is_proved_of_rungs_that_are_not_stated_as_the_model_holds_them() -> None:
    standing = settled(a_busy_tuesday())
    standing.stated["bookings"] += 10
    assert unmet(standing, "service", 0, limits()) == 0


def test_a_proof_counts_for_the_values_above_that_it_was_about() -> None:
    standing = settled(a_busy_tuesday())
    standing.unmet = 90, {**standing.above("service"), "label": 60}
    relaxed = demand_floor(standing, limits())
    standing.unmet = 1000, {**standing.above("service"), "label": 60}
    assert demand_floor(standing, limits()) == relaxed <= 90
    standing.unmet = 90, standing.above("service")
    assert demand_floor(standing, limits()) == 90


def test_what_is_proved_counts_when_the_time_is_over() -> None:
    standing = settled(a_busy_tuesday())
    unmet(standing, "service", 0, limits())
    assert demand_floor(standing, Limits(0.0, monotonic)) == 90
