"""relaxation: proved lower bounds of the rungs of one component, for every roster on the slots of the problem."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil, inf, isfinite

import numpy as np

from planner.core.bound.averages import Averages
from planner.core.bound.cuts import add_cuts
from planner.core.bound.highs import Floats, Minimiser
from planner.core.bound.holes import long_holes
from planner.core.bound.linear import Cost
from planner.core.bound.openings import opened_days, two_agents
from planner.core.bound.rungs import MEASURES
from planner.core.bound.runs import day_caps, one_place, rests
from planner.core.bound.shared import shared_people
from planner.core.bound.weeks import days_caps, week_caps
from planner.core.facts.component import Facts
from planner.core.model.grid import Grid
from schemas.ids import AgentId, SiteId
from schemas.objective import LEVELS, Level

FAMILIES: tuple[Callable[[Averages], None], ...] = (
    opened_days,
    two_agents,
    shared_people,
    one_place,
    day_caps,
    rests,
    long_holes,
    week_caps,
    days_caps,
)
"""Every family of rows that all rungs share."""

ROUNDS = 6
"""How often rows that are broken are added at most."""
NODES = 60
"""How far integers are branched on: a limit that does not hang on the clock."""
STALL = 1e-3
"""Less than this part of the bound is no progress; twice without progress ends the rounds."""
CAP_SLACK = 1e-3
"""What a capped rung may be above its cap: with much less, rounding makes solvable models look unsolvable."""
ROUNDING = 1e-6
"""Part of a bound that is given away before it is rounded up."""


@dataclass(frozen=True)
class Relaxed:
    """What a rung costs at least, and the averages that cost so little."""

    bound: int
    presence: Mapping[tuple[AgentId, SiteId, int, int], float] | None
    """By agent, site, day and segment; None where no point was found."""
    opening: Mapping[tuple[SiteId, int, int], float] | None
    """By site, day and segment."""
    seconds: float


def lower_bound(
    facts: Facts, grid: Grid, level: Level, caps: Mapping[Level, int], *, seconds: float, enough: int | None = None
) -> Relaxed:
    """A number that no lawful roster is below whose higher rungs are at most `caps`.

    It holds for rosters on every slot, whatever the grid; it is 0 where a date has minutes that cannot be told. A bound
    that reaches `enough` is not raised any further.
    """
    if facts.beyond_telling:
        return Relaxed(0, None, None, 0.0)
    averages, cost = model_of(facts, grid, level, caps)
    minimiser = Minimiser(averages.model, cost)
    known = _rounded(minimiser.recounted(np.zeros(len(averages.model.row_lower))), cost)
    if not cost.terms or (enough is not None and known >= enough):
        return Relaxed(known, None, None, 0.0)
    bound, values = _continuous(averages, minimiser, cost, seconds, enough)
    fractional = values is None or minimiser.is_fractional(values)
    left = seconds - minimiser.seconds
    if fractional and left > 0 and (enough is None or bound < enough):
        whole = minimiser.whole(left, NODES)
        bound = max(bound, _rounded(whole.bound, cost))
        values = values if whole.values is None else whole.values
    return Relaxed(bound, *_read(averages, values), minimiser.seconds)


def _continuous(
    averages: Averages, minimiser: Minimiser, cost: Cost, seconds: float, enough: int | None
) -> tuple[int, Floats | None]:
    """Without integers: solved again with the rows that a point breaks, as long as that helps."""
    best, values, stalled, last = 0, None, 0, -inf
    for _ in range(ROUNDS):
        found = minimiser.continuous(max(0.0, seconds - minimiser.seconds))
        best = max(best, _rounded(found.bound, cost))
        values = values if found.values is None else found.values
        if found.values is None or (enough is not None and best >= enough) or minimiser.seconds >= seconds:
            break
        stalled = 0 if found.bound > last + STALL * max(1.0, abs(last)) else stalled + 1
        last = max(last, found.bound)
        if stalled > 1 or not add_cuts(averages, found.values):
            break
    return best, values


def model_of(facts: Facts, grid: Grid, level: Level, caps: Mapping[Level, int]) -> tuple[Averages, Cost]:
    """The columns and rows for a rung, the higher ones capped, and what is to be minimised."""
    averages = base(facts, grid)
    cap_rungs(averages, {higher: caps[higher] for higher in LEVELS[: LEVELS.index(level)] if higher in caps})
    averages.model.family(level)
    return averages, MEASURES[level](averages)


def base(facts: Facts, grid: Grid) -> Averages:
    """The columns, and the rows that all rungs share."""
    averages = Averages(facts, grid)
    for rows in FAMILIES:
        averages.model.family(rows.__name__)
        rows(averages)
    return averages


def cap_rungs(averages: Averages, caps: Mapping[Level, int]) -> None:
    """Let no rung cost more than its cap."""
    for level, cap in caps.items():
        averages.model.family(level)
        cost = MEASURES[level](averages)
        if cost.terms:
            averages.model.at_most(cap - cost.constant + CAP_SLACK, list(cost.terms), list(cost.terms.values()))


def _rounded(bound: float, cost: Cost) -> int:
    """The least value a roster can have that is not below a bound."""
    if not isfinite(bound):
        return 0
    unit = max(1, cost.unit)
    return max(0, ceil((bound - ROUNDING * max(1.0, abs(bound))) / unit) * unit)


def _read(
    averages: Averages, values: Floats | None
) -> tuple[dict[tuple[AgentId, SiteId, int, int], float] | None, dict[tuple[SiteId, int, int], float] | None]:
    if values is None:
        return None, None
    known = np.clip(values, 0.0, 1.0).tolist()
    presence = {
        (agent, site, day, i): known[first + i]
        for (agent, site, day), first in averages.presence.items()
        for i in range(len(averages.grid.on(site, day).spans))
    }
    opening = {
        (site, day, i): known[first + i]
        for (site, day), first in averages.doors.items()
        for i in range(len(averages.grid.on(site, day).spans))
    }
    return presence, opening
