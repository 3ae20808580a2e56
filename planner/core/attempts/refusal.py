"""refusal: proves that nothing less is possible, by asking every slot for less.

After an absence few dates change. A model of all slots that may change fewer still, the rungs above held, is mostly
refused before it is searched: what people were given fixes nearly all of it.
"""

from collections.abc import Mapping

from planner.core.limits import Limits
from planner.core.model.draft import Scope
from planner.core.model.grid import full_grid
from planner.core.search import Search
from planner.core.standing import Standing
from schemas.objective import Level

LANES: Mapping[Level, int] = {"published_hours": 12, "stability": 36}
"""Up to how many lanes a whole component is asked on every slot, by rung."""
MAKING = 0.005
"""Deterministic time that the making of a model of every slot is counted as, for each lane."""


def refused(standing: Standing, level: Level, bound: int, limits: Limits) -> int:
    """Ask for less until it is refused; gives the bound that is known then.

    The model holds every lawful week, and where laws are narrowed more than those: what it refuses does not exist. What
    it has instead is taken if it is lawful, and asked about in turn.
    """
    baseline, making = standing.facts.problem.baseline, MAKING * standing.size
    if baseline is None or standing.size > LANES.get(level, 0) or not standing.stated_as_modelled(level):
        return bound
    if standing.rung_work < making:
        return bound
    standing.spend(making)
    search = Search(standing.facts, full_grid(standing.facts), Scope(wide=True))
    if not search.complete:
        return bound
    for higher in standing.above(level):
        search.hold(higher, standing.values[higher])
    search.floor(level, bound)
    while bound < standing.values[level] and limits.left > 0 and standing.rung_work > 0:
        search.hold(level, standing.values[level] - 1)
        # Not from a hint: mostly there is nothing to find, and what there is comes as soon without one.
        found = search.minimise({level: 1}, standing.effort(limits, standing.rung_work))
        standing.spend(found.work)
        if found.timetable is None:
            return standing.values[level] if found.exhausted else max(bound, found.bound)
        bound = max(bound, found.bound)
        known = standing.known_of(found.timetable)
        if known is None or known.values[level] >= standing.values[level]:
            break
        standing.adopt(known, level)
    return bound
