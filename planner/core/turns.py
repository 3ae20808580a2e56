"""turns: shares time and work out among the components that climb side by side."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from planner.core.job import Job
from planner.core.ladder import WORK_PER_SECOND, OnRung
from planner.core.limits import Limits
from schemas.objective import LEVELS, Level

WORKERS_COUNTED = 2
"""Components are given work as if two were solved at a time, so that the week does not hang on how many are."""
PATIENCE = 1.5
"""How much of its fair part of the clock a component may take before it is stopped."""


def climb_all(
    pool: ThreadPoolExecutor, jobs: Sequence[Job], limits: Limits, workers: int, hear: Callable[[Job], OnRung]
) -> None:
    """Every component up its ladder, with work by its size alone: the week does not hang on the clock."""
    turns = _Turns(jobs, workers)
    whole = sum(job.size for job in jobs)

    def climb(job: Job) -> None:
        part = min(1.0, WORKERS_COUNTED * job.size / whole)
        job.ladder.climb(turns.limits(job, limits), limits.seconds * part, hear(job))

    for _ in pool.map(climb, jobs):
        pass


def climb_again(
    pool: ThreadPoolExecutor, jobs: Sequence[Job], limits: Limits, workers: int, until: Level = LEVELS[-1]
) -> None:
    """What some components did not need goes to those that are not proved down to a rung."""
    unproved = [job for job in jobs if not job.ladder.proved(until)]
    spared = sum(max(0.0, job.standing.work) for job in jobs if job.ladder.proved(until)) / WORK_PER_SECOND
    whole = sum(job.size for job in unproved)
    turns = _Turns(unproved, workers)

    def climb(job: Job) -> None:
        job.ladder.climb(turns.limits(job, limits), spared * job.size / whole)

    for _ in pool.map(climb, unproved):
        pass


class _Turns:
    """Keeps a slow machine fair: no component takes the time of those after it."""

    def __init__(self, jobs: Sequence[Job], workers: int) -> None:
        self._ahead = {id(job): job.size for job in jobs}
        self._workers = workers

    def limits(self, job: Job, limits: Limits) -> Limits:
        """The limits of a component that begins now: a generous part of what is left, by its size."""
        size = self._ahead.pop(id(job))
        share = self._workers * size / (sum(self._ahead.values()) + size)
        return Limits(limits.left * min(1.0, PATIENCE * share), limits.clock)
