"""nearby: makes one rung of a component better in neighbourhoods, and takes what holds in the whole component."""

from planner.core.attempts.improve import Aim, improve
from planner.core.attempts.neighbourhood import Neighbourhood, neighbourhoods
from planner.core.limits import Limits
from planner.core.model.grid import Grid
from planner.core.standing import Standing
from schemas.objective import Level


def nearby(standing: Standing, level: Level, bound: int, limits: Limits, share: float = 1.0) -> int:
    """Neighbourhoods on the grid of events, as long as they help; the bound stays what it was."""
    if standing.exhausted:
        return bound
    around = list(neighbourhoods(standing.facts))
    improve_on(standing, standing.grid, level, bound, around, limits, standing.rung_work * share)
    return bound


def first_nearby(standing: Standing, level: Level, bound: int, limits: Limits) -> int:
    """The same with half of the work, what is left being for the whole component at once."""
    return nearby(standing, level, bound, limits, 0.5)


def improve_on(
    standing: Standing,
    grid: Grid,
    level: Level,
    bound: int,
    around: list[Neighbourhood],
    limits: Limits,
    work: float,
) -> None:
    """Neighbourhoods see a referent's whole time, each for itself: what they come to together is counted afresh.

    Where it is worse than what was, or spoils a rung above, they are gone through again with each step looked at.
    """
    for accept in (None, standing.keeps):
        week, before = standing.week, standing.values[level]
        assert week is not None  # noqa: S101 (climb asked)
        aim = Aim(level, before - bound, standing.effort(limits, 0.5), limits, work, accept)
        better = improve(standing.facts, grid, week, aim, around)
        standing.spend(better.work)
        work -= better.work
        if better.gained <= 0:
            return
        known = standing.known_of(better.week)
        if known is not None and known.values[level] < before:
            standing.adopt(known, level)
            return
