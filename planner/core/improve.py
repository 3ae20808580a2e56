"""improve: makes a settled week better on one rung, neighbourhood after neighbourhood, the higher rungs held."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.core.facts import Facts
from planner.core.grid import Grid
from planner.core.limits import Limits
from planner.core.neighbourhood import Neighbourhood, freed, merged, whole_days
from planner.core.search import Effort, Search
from planner.core.timetable import Timetable
from schemas.objective import LEVELS, Level


@dataclass(frozen=True)
class Improved:
    """A week and by how much it got better on the rung."""

    week: Timetable
    gained: int


def improve(
    facts: Facts,
    grid: Grid,
    week: Timetable,
    level: Level,
    *,
    around: Iterable[Neighbourhood],
    enough: int,
    effort: Effort,
    limits: Limits,
) -> Improved:
    """Free each neighbourhood in turn until the rung has come down by `enough`, or nothing is left to try."""
    gained = 0
    for free in around:
        if gained >= enough or limits.left <= 0:
            break
        better = _step(facts, grid, week, level, free, effort)
        if better is not None:
            week = better.week
            gained += better.gained
    return Improved(week, gained)


def _step(
    facts: Facts, grid: Grid, week: Timetable, level: Level, free: Neighbourhood, effort: Effort
) -> Improved | None:
    """One neighbourhood solved; None where it is as good as it can be."""
    free = whole_days(week, free)
    if not free.days:
        return None
    part, cut, scope = freed(facts, grid, week, free)
    search = Search(part, cut, scope)
    now = search.evaluate(week)
    if now is None or now[level] == 0:
        return None
    for rung in LEVELS[: LEVELS.index(level)]:
        search.hold(rung, now[rung])
    found = search.minimise({level: 1}, effort, week)
    if found.timetable is None or found.values[level] >= now[level]:
        return None
    return Improved(merged(week, found.timetable, facts, free), now[level] - found.values[level])
