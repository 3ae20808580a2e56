"""plan: a problem in, a solved week out; the only way into the core.

Components that share no agent are settled apart, side by side. A component whose facts are those of the baseline keeps
its roster and its bounds. A week that nobody was given yet is made easier on people where no rung asks otherwise.
Appointments are placed over the whole basin once the shifts are known (decision 2).
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from config.figures import Figures
from planner.core.climb.climbing import climb, start
from planner.core.climb.job import Job, new_job
from planner.core.climb.ladder import OnRung
from planner.core.climb.turns import Climbers
from planner.core.components import components
from planner.core.easing import ease_all
from planner.core.facts.component import read_facts
from planner.core.joined import joined
from planner.core.limits import Limits
from planner.core.result import OnProgress, Progress, Result
from planner.core.timetable import Timetable
from schemas.objective import LEVELS, Level
from schemas.problem import Problem

CLIMBING_SHARE = 0.8
"""Part of the limit for the rungs where people wait; the rest is for placing appointments once."""
EASING_SHARE = 0.05
"""Part of the limit for long pauses in a week that nobody was given yet."""


def plan(  # noqa: PLR0913 (the one entry: everything that a plan depends on is an argument)
    problem: Problem,
    figures: Figures,
    *,
    limits: Limits,
    seed: int = 0,
    workers: int = 1,
    hint: Timetable | None = None,
    improve: bool = False,
    until: Level = LEVELS[-1],
    unexplained: Limits | None = None,
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
    until
        The rung after whose proof the plan may end: those below it are what they come to.
    unexplained
        The limits where every site keeps its label, so that nobody needs to be told why not.
    on_progress
        Told of each step.
    """
    facts = read_facts(problem, figures)
    jobs = [new_job(problem, figures, group, facts, improve, seed) for group in components(problem)]
    tell = on_progress or (lambda _: None)
    hurried = until != LEVELS[-1]
    first = problem.baseline is None and not hurried
    share = CLIMBING_SHARE if hurried else 1 - EASING_SHARE * first
    limits, unexplained = limits.until(share), _unexplained(jobs, unexplained, share)
    with ThreadPoolExecutor(max_workers=workers) as pool:
        climbers = Climbers(pool, _open_jobs(jobs, workers), workers, _hearing(jobs, tell))
        start(climbers, limits, hint)
        if all(job.lawful for job in jobs):
            tell(Progress(result=lambda: joined(facts, jobs, seed)))
            limits = climb(climbers, limits, until, unexplained)
            if first:
                ease_all(climbers, _for_easing(limits, limits.until(1 / share).left))
    return joined(facts, jobs, seed, limits, hurried=hurried)


def _unexplained(jobs: Sequence[Job], limits: Limits | None, share: float) -> Limits | None:
    """The limits where every site keeps its label; none where one that is kept as it was does not."""
    short = any(job.kept is not None and job.standing.stated["label"] for job in jobs)
    return None if limits is None or short else limits.until(share)


def _for_easing(limits: Limits, left: float) -> Limits:
    """What is left for planning; its own part also where the climb has overrun a little."""
    return Limits(max(left, EASING_SHARE * limits.seconds), limits.clock)


def _open_jobs(jobs: Sequence[Job], workers: int) -> list[Job]:
    """What is to be planned, the largest first, with the cores that each has."""
    found = sorted((job for job in jobs if job.kept is None), key=lambda job: -job.size)
    for job in found:
        # What an absence has left is done in a moment: there the start of more cores costs more.
        job.standing.workers = 1 if job.replanned else max(1, workers // len(found))
        if len(found) == 1:
            job.ladder.pace = job.pace_alone
    return found


def _hearing(jobs: Sequence[Job], tell: Callable[[Progress], None]) -> Callable[[Job], OnRung]:
    """Tell of a rung once every component has settled it, and whenever what they come to has changed."""
    told: dict[Level, tuple[int, int]] = {}

    def of(job: Job) -> OnRung:
        def hear(level: Level) -> None:
            job.settled[level] = job.standing.stated[level], job.standing.bounds[level]
            if all(level in other.settled for other in jobs):
                value = sum(other.settled[level][0] for other in jobs)
                bound = sum(other.settled[level][1] for other in jobs)
                if told.get(level) != (value, bound):
                    told[level] = value, bound
                    tell(Progress(level=level, value=value, bound=bound))

        return hear

    return of
