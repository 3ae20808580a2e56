"""whole: works on one rung of a whole component at once, on the grid of events."""

from planner.core.limits import Limits
from planner.core.search import VARIED
from planner.core.standing import Standing
from schemas.objective import Level


def everywhere(standing: Standing, level: Level, bound: int, limits: Limits) -> int:
    """The whole component on the grid of events; the bound stays what it was."""
    search = standing.whole()
    search.floor(level, bound)
    # One site is done in a moment here, or on every slot: the start of more cores would cost more.
    alone = len(standing.facts.sites) == 1
    work = min(standing.rung_work, 0.1 + 0.05 * standing.size if alone else 1.0 + 0.15 * standing.size)
    effort = standing.effort(limits, work) if alone else standing.together(limits, work, VARIED)
    found = search.minimise({level: 1}, effort, standing.week)
    standing.spend(found.work / effort.workers)
    standing.exhausted = found.exhausted
    if found.timetable is not None and found.values[level] < standing.values[level]:
        standing.take(found.timetable, level, found.values[level])
    return bound
