"""plan: a problem in, a solved week out; the only way into the core.

Components that share no agent are settled apart, side by side. A component whose facts are those of the baseline keeps
its roster and its bounds. Appointments are placed over the whole basin once the shifts are known (decision 2).
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from config.figures import Figures
from planner.core.appointments.costs import booking_cost, missing_minutes
from planner.core.appointments.lost import missing_floor
from planner.core.appointments.place import Placement, place
from planner.core.components import components, fingerprint
from planner.core.facts import Facts, read_facts
from planner.core.kept import bare_week, kept_week
from planner.core.ladder import WORK_PER_SECOND, Ladder, OnRung
from planner.core.limits import Limits
from planner.core.timetable import Timetable
from schemas.ids import SiteId
from schemas.objective import LEVELS, Level
from schemas.problem import Problem
from schemas.roster import Component

SECONDS_FOR_PLACING = 1.0
WORKERS_COUNTED = 2
"""Components are given work as if two were solved at a time, so that the week does not hang on how many are."""
PATIENCE = 1.5
"""How much of its fair part of the clock a component may take before it is stopped."""


@dataclass(frozen=True)
class Part:
    """What one component came to."""

    sites: tuple[SiteId, ...]
    fingerprint: str
    bounds: Mapping[Level, int]
    kept: bool = False


@dataclass(frozen=True)
class Result:
    """A solved week, or the knowledge that there is none."""

    facts: Facts
    timetable: Timetable | None
    """None where pins, frozen shifts and law contradict each other."""
    parts: tuple[Part, ...]
    service_floor: int = 0
    """What service costs the basin at least, seen over all components at once."""
    contradictory: tuple[frozenset[SiteId], ...] = ()
    """Components that have no lawful week."""


@dataclass(frozen=True)
class Progress:
    """One step of a plan: a first or better week of the basin, or a rung settled everywhere."""

    result: Result | None = None
    level: Level | None = None
    value: int | None = None
    bound: int | None = None


OnProgress = Callable[[Progress], None]


@dataclass
class _Job:
    """One component on its way."""

    sites: frozenset[SiteId]
    fingerprint: str
    ladder: Ladder
    kept: Component | None = None
    lawful: bool = True
    done: set[Level] = field(default_factory=set)


def plan(  # noqa: PLR0913 (the one entry: everything that a plan depends on is an argument)
    problem: Problem,
    figures: Figures,
    *,
    limits: Limits,
    seed: int = 0,
    workers: int = 1,
    hint: Timetable | None = None,
    improve: bool = False,
    on_progress: OnProgress | None = None,
) -> Result:
    """Plan a problem that was found without fault.

    Parameters
    ----------
    problem, figures
        What to plan, and the figures of the rules.
    limits
        Seconds to spend; whatever they are, the best week so far comes back.
    seed, workers
        Same problem, same seed, one worker, ended before the limit: the same week.
    hint
        A week to start from.
    improve
        Plan components anew whose facts are those of the baseline.
    on_progress
        Told of each step.
    """
    facts = read_facts(problem, figures)
    groups = components(problem)
    jobs = [_job(problem, figures, group, facts.part(group), improve, seed) for group in groups]
    tell = on_progress or (lambda _: None)
    open_jobs = sorted((job for job in jobs if job.kept is None), key=lambda job: -job.ladder.size)
    with ThreadPoolExecutor(max_workers=workers) as pool:
        for _ in pool.map(lambda job: _start(job, limits, hint), open_jobs):
            pass
        if all(job.lawful for job in jobs):
            tell(Progress(result=_result(facts, jobs, seed)))
            # The small ones first: they are proved in a moment, and leave the rest of the time to the large ones.
            open_jobs.reverse()
            _climb_all(pool, open_jobs, limits, workers, lambda job: _on_rung(job, jobs, tell))
            _climb_again(pool, open_jobs, limits, workers)
    return _result(facts, jobs, seed, limits)


def _job(problem: Problem, figures: Figures, group: frozenset[SiteId], part: Facts, improve: bool, seed: int) -> _Job:
    """A component's job; one that is as it was in the baseline is kept and done."""
    mark = fingerprint(problem, figures, group)
    job = _Job(group, mark, Ladder(part, seed))
    week = None if improve else kept_week(part, group, mark)
    if week is not None:
        job.ladder.week, job.kept = week
        job.ladder.bounds = {rung.level: rung.bound for rung in job.kept.objective} | {"stability": 0}
        job.done = set(LEVELS)
    return job


def _start(job: _Job, limits: Limits, hint: Timetable | None) -> None:
    job.lawful = job.ladder.start(limits, None if hint is None else _of(hint, job.sites))


def _of(week: Timetable, sites: frozenset[SiteId]) -> Timetable:
    return Timetable(
        tuple(shift for shift in week.shifts if shift.site in sites),
        tuple(door for door in week.doors if door.site in sites),
    )


def _climb_all(
    pool: ThreadPoolExecutor, jobs: Sequence[_Job], limits: Limits, workers: int, hear: Callable[[_Job], OnRung]
) -> None:
    """Every component up its ladder, with work by its size alone: the week does not hang on the clock."""
    turns = _Turns(jobs, workers)
    whole = sum(job.ladder.size for job in jobs)

    def climb(job: _Job) -> None:
        part = min(1.0, WORKERS_COUNTED * job.ladder.size / whole)
        job.ladder.climb(turns.limits(job, limits), limits.seconds * part, hear(job))

    for _ in pool.map(climb, jobs):
        pass


def _climb_again(pool: ThreadPoolExecutor, jobs: Sequence[_Job], limits: Limits, workers: int) -> None:
    """What some components did not need goes to those that are not proved."""
    unproved = [job for job in jobs if not job.ladder.proved]
    spared = sum(max(0.0, job.ladder.work) for job in jobs if job.ladder.proved) / WORK_PER_SECOND
    whole = sum(job.ladder.size for job in unproved)
    turns = _Turns(unproved, workers)

    def climb(job: _Job) -> None:
        job.ladder.climb(turns.limits(job, limits), spared * job.ladder.size / whole)

    for _ in pool.map(climb, unproved):
        pass


def _on_rung(job: _Job, jobs: Sequence[_Job], tell: OnProgress) -> OnRung:
    """Tell of a rung once every component has settled it."""

    def hear(level: Level, _: int, __: int) -> None:
        job.done.add(level)
        if all(level in other.done for other in jobs):
            value = sum(other.ladder.stated.get(level, 0) for other in jobs)
            tell(Progress(level=level, value=value, bound=sum(other.ladder.bounds[level] for other in jobs)))

    return hear


class _Turns:
    """Keeps a slow machine fair: no component takes the time of those after it."""

    def __init__(self, jobs: Sequence[_Job], workers: int) -> None:
        self._ahead = {id(job): job.ladder.size for job in jobs}
        self._workers = workers

    def limits(self, job: _Job, limits: Limits) -> Limits:
        """The limits of a component that begins now: a generous part of what is left, by its size."""
        size = self._ahead.pop(id(job))
        share = self._workers * size / (sum(self._ahead.values()) + size)
        return Limits(limits.left * min(1.0, PATIENCE * share), limits.clock)


def _result(facts: Facts, jobs: Sequence[_Job], seed: int, limits: Limits | None = None) -> Result:
    """The week of the basin so far; with limits, the last one, whose bounds must hold for what it states."""
    contradictory = tuple(job.sites for job in jobs if not job.lawful)
    if contradictory:
        return Result(facts, None, _parts(facts, jobs), contradictory=contradictory)
    weeks = [job.ladder.week or bare_week(job.ladder.facts) for job in jobs]
    shifts = tuple(shift for week in weeks for shift in week.shifts)
    doors = tuple(door for week in weeks for door in week.doors)
    placed = place(facts, shifts, doors, seconds=SECONDS_FOR_PLACING, seed=seed)
    timetable = Timetable(shifts, doors, placed.appointments)
    if limits is None:
        return Result(facts, timetable, _parts(facts, jobs))
    for job in jobs:
        if job.kept is None:
            cost = booking_cost(facts, placed.appointments, job.sites)
            job.ladder.restate(cost, missing_minutes(facts, placed.appointments, job.sites), limits)
    return Result(facts, timetable, _parts(facts, jobs), service_floor=_service_floor(facts, jobs, placed, limits))


def _service_floor(facts: Facts, jobs: Sequence[_Job], placed: Placement, limits: Limits) -> int:
    """What service costs the basin at least: components compete for referents, which none of them sees alone."""
    if not placed.missing_minutes:
        return 0
    return missing_floor(facts) + sum(job.ladder.demand_floor(limits) for job in jobs)


def _parts(facts: Facts, jobs: Sequence[_Job]) -> tuple[Part, ...]:
    return tuple(
        Part(
            tuple(key for key in facts.sites if key in job.sites),
            job.fingerprint,
            dict(job.ladder.bounds),
            kept=job.kept is not None,
        )
        for job in jobs
    )
