"""joined: the week of the basin from its components, with the appointments placed over all of them at once."""

from collections.abc import Sequence

from planner.core.appointments.arrange import SWEEPS
from planner.core.appointments.budget import Budget
from planner.core.appointments.costs import booking_cost, missing_minutes
from planner.core.appointments.lost import missing_floor
from planner.core.appointments.place import Placement, place
from planner.core.attempts.unmet import demand_floor
from planner.core.climb.job import Job
from planner.core.climb.kept import bare_week
from planner.core.facts.component import Facts
from planner.core.limits import Limits
from planner.core.result import Part, Result
from planner.core.stating import HURRIED_SECONDS, restate
from planner.core.timetable import Timetable

SECONDS_FOR_PLACING = 1.0
PLACING_SHARE = 0.125
"""Most of a limit that goes into placing appointments; it hangs on the limit alone, not on what is left of it."""
SLOWEST_SHARE = 0.1
"""Most of a limit, by the clock, once it is over."""


def joined(
    facts: Facts, jobs: Sequence[Job], seed: int, limits: Limits | None = None, *, hurried: bool = False
) -> Result:
    """The week of the basin so far; with limits, the last one, whose bounds must hold for what it states.

    `hurried`: people wait for it, and not for all that could be offered, nor for what is proved of that.
    """
    contradictory = tuple(job.sites for job in jobs if not job.lawful)
    if contradictory:
        return Result(facts, None, _parts(facts, jobs), contradictory=contradictory)
    weeks = [job.standing.week or bare_week(job.standing.facts) for job in jobs]
    shifts = tuple(shift for week in weeks for shift in week.shifts)
    doors = tuple(door for week in weeks for door in week.doors)
    most = HURRIED_SECONDS if hurried else SECONDS_FOR_PLACING
    seconds = 0.0 if limits is None else min(most, PLACING_SHARE * limits.seconds)
    sweeps = None if limits is None else 0 if hurried else SWEEPS
    clock = None if limits is None else _for_placing(limits)
    placed = place(facts, shifts, doors, Budget(seconds, clock, hurried), seed=seed, sweeps=sweeps)
    timetable = Timetable(shifts, doors, placed.appointments)
    if limits is None:
        return Result(facts, timetable, _parts(facts, jobs))
    for job in jobs:
        if job.kept is None:
            cost = booking_cost(facts, placed.appointments, job.sites)
            restate(job.standing, cost, missing_minutes(facts, placed.appointments, job.sites), limits)
    floor = 0 if hurried else _service_floor(facts, jobs, placed, limits)
    return Result(facts, timetable, _parts(facts, jobs), service_floor=floor)


def _for_placing(limits: Limits) -> Limits:
    """What is left for planning; also where that has overrun a little, what a slow machine may take of the rest."""
    return Limits(max(limits.left, SLOWEST_SHARE * limits.seconds), limits.clock)


def _service_floor(facts: Facts, jobs: Sequence[Job], placed: Placement, limits: Limits) -> int:
    """What service costs the basin at least: components compete for referents, which none of them sees alone."""
    if not placed.missing_minutes:
        return 0
    return missing_floor(facts) + sum(demand_floor(job.standing, limits) for job in jobs)


def _parts(facts: Facts, jobs: Sequence[Job]) -> tuple[Part, ...]:
    return tuple(
        Part(
            tuple(key for key in facts.sites if key in job.sites),
            job.fingerprint,
            dict(job.standing.bounds),
            kept=job.kept is not None,
        )
        for job in jobs
    )
