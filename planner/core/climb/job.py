"""job: one component on its way: kept as it was in the baseline, or up its ladder."""

from dataclasses import dataclass, field

from config.figures import Figures
from planner.core.climb.kept import kept_week
from planner.core.climb.ladder import ALONE, Ladder
from planner.core.components import fingerprint
from planner.core.facts.component import Facts
from planner.core.limits import Limits
from planner.core.standing import Standing
from planner.core.timetable import Timetable
from schemas.ids import SiteId
from schemas.objective import LEVELS, Level
from schemas.problem import Problem
from schemas.roster import Component

FEW_SITES = 6
"""Sites that an employer with a team at each has at most; more are worked on as ever."""


@dataclass(eq=False)
class Job:
    """One component on its way."""

    sites: frozenset[SiteId]
    fingerprint: str
    ladder: Ladder
    kept: Component | None = None
    lawful: bool = True
    settled: dict[Level, tuple[int, int]] = field(default_factory=dict)
    """Value and bound of each rung that was settled, as of the last time."""

    @property
    def standing(self) -> Standing:
        """What it has come to."""
        return self.ladder.standing

    @property
    def size(self) -> int:
        """How much there is to decide."""
        return self.standing.size

    @property
    def replanned(self) -> bool:
        """Whether people were given a week before."""
        return self.standing.facts.problem.baseline is not None

    @property
    def pace_alone(self) -> float:
        """Deterministic time a second where nobody comes after it; what was given before is mended as ever."""
        return ALONE if len(self.sites) <= (1 if self.replanned else FEW_SITES) else self.ladder.pace

    def start(self, limits: Limits, hint: Timetable | None) -> None:
        """Find a first roster, from what a week of the basin has for its sites."""
        self.lawful = self.ladder.start(limits, None if hint is None else hint.at(self.sites))


def new_job(
    problem: Problem, figures: Figures, sites: frozenset[SiteId], facts: Facts, improve: bool, seed: int
) -> Job:
    """A component's job; one that is as it was in the baseline is kept and done, unless it is to be made better."""
    mark = fingerprint(problem, figures, sites)
    part = facts.part(sites)
    job = Job(sites, mark, Ladder(part, seed))
    week = None if improve else kept_week(part, sites, mark)
    if week is not None:
        job.standing.week, job.kept = week
        job.standing.stated = {rung.level: rung.value for rung in job.kept.objective} | {"stability": 0}
        job.standing.bounds = {rung.level: rung.bound for rung in job.kept.objective} | {"stability": 0}
        job.settled = {rung: (job.standing.stated[rung], job.standing.bounds[rung]) for rung in LEVELS}
    return job
