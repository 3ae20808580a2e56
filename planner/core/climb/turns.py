"""turns: shares time and work out among the components that climb side by side."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from math import inf

from planner.core.climb.job import Job
from planner.core.climb.ladder import OnRung
from planner.core.limits import Limits
from schemas.objective import LEVELS, Level

WORKERS_COUNTED = 2
"""Components are given work as if two were solved at a time, so that the week does not hang on how many are."""
ROUNDS = 3
"""How often what is spared is given to those that are not proved."""
LEAST_SIZE = 12
"""What is small and not proved yet is no small matter: it is given as much as a component of so many lanes."""
LEAST_SECONDS = 0.5
"""Less than this is not worth another climb."""


@dataclass(frozen=True)
class Climbers:
    """Components that climb side by side."""

    pool: ThreadPoolExecutor
    jobs: Sequence[Job]
    workers: int
    """Cores."""
    hear: Callable[[Job], OnRung] = lambda _: lambda _: None
    """Who is told of each one's rungs."""


def climb_all(climbers: Climbers, limits: Limits, until: Level = LEVELS[-1], seconds: float | None = None) -> None:
    """Every component up its ladder, with work by its size alone: the week does not hang on the clock.

    `seconds`: what the work is worth, on as many cores as are counted; else all that the limits are.
    """
    worth = WORKERS_COUNTED * (limits.seconds if seconds is None else seconds)
    _climb_once(climbers, limits, until, worth, most=limits.seconds if seconds is None else seconds)


def climb_again(climbers: Climbers, limits: Limits, until: Level = LEVELS[-1], seconds: float = 0.0) -> float:
    """What some components did not need, and seconds more, go to those that are not proved down to a rung.

    Gives the seconds that are left where all are proved.
    """
    for number in range(ROUNDS):
        unproved = [job for job in climbers.jobs if not job.ladder.proved(until)]
        seconds += sum(job.ladder.spared() for job in climbers.jobs if job.ladder.proved(until))
        if not unproved or limits.left <= 0 or (number and seconds < LEAST_SECONDS):
            break
        _climb_once(replace(climbers, jobs=unproved), limits, until, seconds, least=LEAST_SIZE)
        seconds = 0.0
    return seconds


def _climb_once(
    climbers: Climbers, limits: Limits, until: Level, seconds: float, *, most: float = inf, least: int = 1
) -> None:
    """Seconds' worth of work shared out by size, `least` lanes at least; no component has more than the most."""
    jobs, workers = climbers.jobs, climbers.workers
    turns = _Turns(jobs, workers, least)
    whole = sum(max(least, job.size) for job in jobs)

    def climb(job: Job) -> None:
        part = min(most, seconds * max(least, job.size) / whole)
        job.ladder.climb(turns.limits(job, limits), part, climbers.hear(job), until)
        turns.done(job)

    for _ in climbers.pool.map(climb, in_turn(jobs, workers)):
        pass


def in_turn(jobs: Sequence[Job], workers: int) -> list[Job]:
    """Those with a worker of their own, then the small ones: proved in a moment, they leave the rest to the large."""
    own = own_workers(jobs, workers)
    return own + sorted((job for job in jobs if job not in own), key=lambda job: job.size)


class _Turns:
    """Keeps a slow machine fair: no component takes the time of those after it."""

    def __init__(self, jobs: Sequence[Job], workers: int, least: int) -> None:
        self._own = {id(job): job for job in own_workers(jobs, workers)}
        self._ahead = {id(job): max(least, job.size) for job in jobs if id(job) not in self._own}
        self._begun: set[int] = set()
        self._workers = workers

    def limits(self, job: Job, limits: Limits) -> Limits:
        """The limits of a component that begins now: its part of what is left, by its size."""
        if id(job) in self._own:
            return limits
        self._begun.add(id(job))
        size = self._ahead.pop(id(job))
        share = (self._workers - len(self._own)) * size / (sum(self._ahead.values()) + size)
        return Limits(limits.left * min(1.0, share), limits.clock)

    def done(self, job: Job) -> None:
        """Cores that nobody needs any more go to those that have a worker of their own."""
        self._begun.discard(id(job))
        if self._own.pop(id(job), None) is None and self._own and not self._ahead and not self._begun:
            for large in tuple(self._own.values()):
                large.standing.workers = self._workers // len(self._own)


def own_workers(jobs: Sequence[Job], workers: int) -> list[Job]:
    """The components so large that a worker of their own has no less to do than the others have with the rest."""
    own: list[Job] = []
    rest = sorted(jobs, key=lambda job: -job.size)
    while len(own) < workers - 1 and len(rest) > 1 and rest[0].size * (workers - len(own)) >= sum(j.size for j in rest):
        own.append(rest.pop(0))
    return own
