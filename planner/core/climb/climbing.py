"""climbing: all components up their ladders: what is owed first in all of them, and what is liked after."""

from planner.core.climb.turns import WORKERS_COUNTED, Climbers, climb_again, climb_all
from planner.core.limits import Limits
from planner.core.timetable import Timetable
from schemas.objective import LEVELS, Level

OWED: Level = "stability"
"""The last of the rungs that are owed to visitors, partners and people."""
OWED_SHARE = 0.5
"""Most of the limit that these take before the others are looked at."""
FIRST_SECONDS = 1.0
"""A first roster is looked for this long even where loading took all the time: an empty week helps nobody."""


def start(climbers: Climbers, limits: Limits, hint: Timetable | None = None) -> None:
    """A first roster of each component, from what a week of the basin has for its sites."""
    first = Limits(max(limits.left, FIRST_SECONDS), limits.clock)
    for _ in climbers.pool.map(lambda job: job.start(first, hint), climbers.jobs):
        pass


def climb(climbers: Climbers, limits: Limits, until: Level = LEVELS[-1], unexplained: Limits | None = None) -> Limits:
    """Climb as far as the limits let; gives those that held in the end.

    `unexplained`: the limits where every site keeps its label. Where several components climb, one that could still
    open a door waits for no other's wishes.
    """
    seconds = limits.seconds
    replanned = any(job.replanned for job in climbers.jobs)
    if until == LEVELS[-1] and (replanned or len(climbers.jobs) > 1):
        # After an absence the fewest changes are what is waited for: the likes have what these leave.
        first = limits if replanned else limits.until(OWED_SHARE)
        climb_all(climbers, first, OWED)
        spared = climb_again(climbers, first, OWED)
        seconds += spared / WORKERS_COUNTED - first.seconds
    climb_all(climbers, limits, until, seconds)
    more, limits = _more(climbers, limits, unexplained)
    climb_again(climbers, limits, until, more)
    return limits


def _more(climbers: Climbers, limits: Limits, unexplained: Limits | None) -> tuple[float, Limits]:
    """Seconds' worth of work, and the limits, once it is known whether a site falls short of its label."""
    if unexplained is None or any(job.standing.stated.get("label") for job in climbers.jobs):
        return 0.0, limits
    return WORKERS_COUNTED * (unexplained.seconds - limits.seconds), unexplained
