"""unmet: proves how much demand goes unmet at least, whatever becomes of appointments.

Components compete for referents, and none of them sees that alone. So what the basin misses at least is the demand that
each component cannot meet, appointments left aside, and the appointments that no roster of the basin can hold.
"""

from dataclasses import replace

from planner.core.bound.relaxation import lower_bound
from planner.core.facts.component import Facts
from planner.core.limits import Limits
from planner.core.model.grid import full_grid
from planner.core.search import Search
from planner.core.standing import Standing
from schemas.objective import Level

SHARE = 0.5
"""Of the rung's work; the rest is for the rung as a whole."""


def unmet(standing: Standing, level: Level, bound: int, limits: Limits) -> int:
    """Every slot, for demand alone; gives the bound of the rung that is known then."""
    if not standing.counted().demand or not standing.stated_as_modelled(level):
        return bound
    facts = _without_targets(standing.facts)
    search = Search(facts, full_grid(facts))
    if not search.complete:
        return bound
    for higher in standing.above(level):
        search.hold(higher, standing.values[higher])
    found = search.minimise({level: 1}, standing.effort(limits, standing.rung_work * SHARE), standing.week)
    standing.spend(found.work)
    standing.unmet = found.bound, standing.above(level)
    if found.timetable is not None:
        known = standing.known_of(found.timetable)
        if known is not None and known.values[level] < standing.values[level]:
            standing.adopt(known, level)
    return max(bound, found.bound)


def demand_floor(standing: Standing, limits: Limits) -> int:
    """What demand alone misses at least; nothing where none is missed, or no time was left to look."""
    if not standing.demand:
        return 0
    bound, above = standing.unmet
    proved = bound if above == standing.above("service") else 0
    if proved >= standing.demand or limits.left <= 0:
        return min(proved, standing.demand)
    facts = _without_targets(standing.facts)
    seconds = min(limits.left, 1.0)
    return max(proved, lower_bound(facts, standing.grid, "service", standing.above("service"), seconds=seconds).bound)


def _without_targets(facts: Facts) -> Facts:
    return replace(facts, sites={key: replace(site, targets=()) for key, site in facts.sites.items()})
