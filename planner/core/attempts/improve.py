"""improve: makes a settled week better on one rung, neighbourhood after neighbourhood, the higher rungs held."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.core.attempts.lacking import can_gain
from planner.core.attempts.neighbourhood import Neighbourhood, freed, merged, whole_days
from planner.core.facts.component import Facts
from planner.core.limits import Limits
from planner.core.model.grid import Grid
from planner.core.search import Effort, Search
from planner.core.timetable import Timetable
from schemas.objective import LEVELS, Level

if TYPE_CHECKING:
    from schemas.ids import SiteId


MAKING = 0.0015
"""Deterministic time that the making of a model is counted as, for each lane: often more than the search takes."""


@dataclass(frozen=True)
class Improved:
    """A week and by how much it got better on the rung."""

    week: Timetable
    gained: int
    work: float
    """Deterministic time that it took."""


@dataclass(frozen=True)
class Aim:
    """What to make better, by how much, and how hard to try."""

    level: Level
    enough: int
    """What the rung may come down by before nothing better is possible."""
    effort: Effort
    """Of each neighbourhood."""
    limits: Limits
    work: float
    """Deterministic time of all of them."""
    accept: Callable[[Timetable], bool] | None = None
    """Asked of each better week before it is gone on with; None: all are taken."""


def improve(facts: Facts, grid: Grid, week: Timetable, aim: Aim, around: Iterable[Neighbourhood]) -> Improved:
    """Free each neighbourhood in turn until the rung has come down by enough, or nothing is left to try."""
    gained, number, work = 0, 0, 0.0
    touched: dict[SiteId, int] = {}
    tried: dict[Neighbourhood, int] = {}
    places = list(around)
    # Round and round, passing over what has not been touched since it was last tried.
    waiting = deque(places)
    while waiting and gained < aim.enough and work < aim.work and aim.limits.left > 0:
        free = waiting.popleft()
        number += 1
        if tried.get(free, 0) > max((touched.get(site, 0) for site in free.sites), default=0):
            continue
        if not can_gain(facts, week, aim.level, free):
            continue
        tried[free] = number
        better = _step(facts, grid, week, free, aim)
        work += better.work
        if better.gained > 0 and (aim.accept is None or aim.accept(better.week)):
            week = better.week
            gained += better.gained
            touched.update(dict.fromkeys(free.sites, number))
            waiting.extend(place for place in places if place not in waiting)
    return Improved(week, gained, work)


def _step(facts: Facts, grid: Grid, week: Timetable, free: Neighbourhood, aim: Aim) -> Improved:
    """One neighbourhood solved."""
    level = aim.level
    free = whole_days(week, free)
    if not free.days:
        return Improved(week, 0, 0.0)
    part, cut, scope = freed(facts, grid, week, free)
    making = MAKING * part.lanes
    same = Improved(week, 0, making)
    search = Search(part, cut, scope)
    now = search.evaluate(week)
    if now is None or now.values[level] == 0:
        return same
    for rung in LEVELS[: LEVELS.index(level)]:
        search.hold(rung, now.values[rung])
    found = search.minimise({level: 1}, aim.effort, week)
    if found.timetable is None or found.values[level] >= now.values[level]:
        return replace(same, work=making + found.work)
    gained = now.values[level] - found.values[level]
    return Improved(merged(week, found.timetable, facts, free), gained, making + found.work)
