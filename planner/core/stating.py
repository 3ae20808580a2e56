"""stating: a component's rungs as its roster states them, appointments placed, and what is proved of those."""

from planner.core.appointments.budget import Budget
from planner.core.appointments.place import place
from planner.core.bound.relaxation import lower_bound
from planner.core.limits import Limits
from planner.core.model.grid import Grid, full_grid
from planner.core.standing import Standing
from schemas.objective import LEVELS, Level

PLACING_SECONDS = 0.5
HURRIED_SECONDS = 0.1
"""The same where nobody waits for all that could be offered."""


def relaxed(standing: Standing, level: Level, limits: Limits) -> int:
    """What a rung costs at least, the rungs above as they are stated."""
    return _relaxed(standing, standing.grid, level, limits)


def relaxed_finely(standing: Standing, level: Level, bound: int, limits: Limits) -> int:
    """The same from averages of every slot, which know more of shifts and openings that must last; gives the better."""
    return max(bound, _relaxed(standing, full_grid(standing.facts), level, limits))


def _relaxed(standing: Standing, grid: Grid, level: Level, limits: Limits) -> int:
    seconds = min(limits.left, 0.5 + 0.1 * standing.size)
    enough, above = standing.values[level], standing.above(level)
    return lower_bound(standing.facts, grid, level, above, seconds=seconds, enough=enough).bound


def stated(standing: Standing, level: Level, *, hurried: bool = False) -> int:
    """A rung with the appointments of the component placed: the model only knows what they can cost at least."""
    assert standing.week is not None  # noqa: S101 (climb asked)
    facts, week = standing.facts, standing.week
    if level == "service":
        standing.demand = standing.counted().demand
    if level not in ("bookings", "service") or not (facts.bookings or facts.referents):
        return standing.values[level]
    budget = Budget(HURRIED_SECONDS, hurried=True) if hurried else Budget(PLACING_SECONDS)
    placement = place(facts, week.shifts, week.doors, budget, seed=standing.seed)
    return placement.bookings_cost if level == "bookings" else standing.demand + placement.missing_minutes


def restate(standing: Standing, bookings: int, missing: int, limits: Limits) -> None:
    """Take what the appointments of the component came to in the basin; below a worse rung, prove anew."""
    if not standing.stated:
        # The time ended before this component was looked at: nothing was proved that could be wrong now.
        return
    final: dict[Level, int] = {"bookings": bookings, "service": standing.demand + missing}
    worse = [level for level, value in final.items() if value > standing.stated[level]]
    standing.stated.update({level: final[level] for level in worse})
    if worse:
        for level in LEVELS[LEVELS.index(worse[0]) + 1 :]:
            if standing.bounds[level]:
                standing.bounds[level] = min(standing.stated[level], relaxed(standing, level, limits))
