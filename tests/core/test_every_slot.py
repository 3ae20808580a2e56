"""What the events' grid leaves open is looked for, and proved, on every slot."""

from time import monotonic

import pytest

from planner.core.attempts.every_slot import Turn, finely
from planner.core.attempts.whole import everywhere
from planner.core.climb.ladder import Ladder
from planner.core.limits import Limits
from planner.core.standing import Standing
from schemas.objective import LEVELS, Level
from tests.builders import ProblemBuilder, a_problem
from tests.core.bound.asking import facts_of

MONDAY = "mon 09:00-13:00"


def limits() -> Limits:
    """Longer than the work takes on any machine: it is the work that ends it."""
    return Limits(600.0, monotonic)


def of_few_hours(sites: int = 1, weekly: int = 225) -> ProblemBuilder:
    """Doors could open four hours, and nobody has more than three and three quarters: no event is there to cut at."""
    problem = a_problem()
    for number in range(1, sites + 1):
        problem = problem.with_site(f"s{number}", MONDAY, MONDAY)
    for number in range(1, 2 * sites + 1):
        places = [f"s{n}" for n in range(1, sites + 1)]
        problem = problem.with_agent(f"a{number}", sites=places, weekly=weekly, max_weekly=weekly)
    return problem.with_travel("s1", "s2", 60).with_travel("s2", "s1", 60) if sites > 1 else problem


def on_events(problem: ProblemBuilder, level: Level) -> Standing:
    """A component with a first roster, and a rung at its best on the grid of events."""
    ladder = Ladder(facts_of(problem))
    assert ladder.start(limits())
    standing = ladder.standing
    standing.values = dict(standing.counted().values)
    standing.stated = {rung: standing.values[rung] for rung in LEVELS[: LEVELS.index(level)]}
    standing.work = standing.rung_work = 10.0
    everywhere(standing, level, 0, limits())
    return standing


@pytest.mark.parametrize("sites", [1, 2], ids=["one site", "two that share people"])
def test_openings_that_no_event_cuts_are_found_and_proved(sites: int) -> None:
    problem = of_few_hours(sites)
    standing = on_events(problem, "label")
    before = standing.values["label"]
    bound = finely(standing, "label", 0, limits())
    assert bound == standing.values["label"] < before


def test_hours_that_no_event_cuts_are_found_and_proved() -> None:
    """With openings held as events allow them, everybody can still work the hours of the contract."""
    standing = on_events(of_few_hours(), "label")
    before = dict(standing.counted().values)
    standing.values = dict(before)
    standing.stated = {level: before[level] for level in LEVELS[: LEVELS.index("comfort")]}
    bound = finely(standing, "comfort", 0, limits())
    assert bound == standing.values["comfort"] < before["comfort"]


def test_without_work_nothing_is_searched_and_the_bound_stays() -> None:
    standing = on_events(of_few_hours(), "label")
    standing.rung_work = 0.0
    before = standing.week
    assert finely(standing, "label", 7, limits()) == 7
    assert standing.week is before


@pytest.mark.parametrize(("left", "work"), [(10.0, 5.0), (0.4, 0.3), (0.2, 0.2), (0.0, 0.0)])
def test_a_turn_has_its_share_and_enough_to_begin_at_all(left: float, work: float) -> None:
    assert Turn(0.5).work(left) == work
