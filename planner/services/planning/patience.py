"""patience: how long a week is planned: briefly once people were given it, and later once more in all calm.

After an absence an answer is worth more than a better one. Where that has left a label or an appointment unsettled, or
a short site without a word of why, the week is planned again without hurry, until something happens (decision 4).
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from schemas.explanation import Conflict, Remedy
from schemas.ids import SiteId
from schemas.objective import LEVELS, Level
from schemas.problem import Problem
from schemas.roster import Baseline, Component, Roster

IMPATIENT_AFTER = 2
"""Lost races after which the lowest rungs are not waited for."""
NOT_LEFT_OPEN: frozenset[Level] = frozenset({"label", "bookings"})
"""Rungs that are worth another plan: no site is short of its label because the computer was slow."""
REPLANNED: Level = "stability"
"""The rung whose proof ends a plan of a week that people were given, or that facts have overtaken again and again."""
Kind = Literal["conflict", "remedy"]


class Allowed(NamedTuple):
    """What a plan may take."""

    seconds: float
    until: Level = LEVELS[-1]
    """The rung whose proof ends it."""

    @property
    def hurried(self) -> bool:
        """Whether people wait for it, and for nothing below its last rung."""
        return self.until != LEVELS[-1]


@dataclass(frozen=True)
class Patience:
    """How long plans may take."""

    first: float
    """For a week that has no roster yet, and for one that is planned again in calm."""
    again: float
    """For a week that has one and that a fact has touched."""

    def allowed(self, problem: Problem, *, calm: bool, races: int = 0) -> Allowed:
        """What a plan may take; `races` is how many times in a row facts have overtaken the week's plan."""
        new, overtaken = problem.baseline is None, races >= IMPATIENT_AFTER
        seconds = self.first if new or calm else self.again
        until = LEVELS[-1] if new and not overtaken else REPLANNED
        return Allowed(seconds / 2 if overtaken else seconds, until)

    def has_more(self, problem: Problem, roster: Roster, *, calm: bool) -> bool:
        """Whether the week is to be planned once more in calm, now that it was planned in haste."""
        hasty = problem.baseline is not None and not calm and self.again < self.first
        unsaid = {site for site, _ in untold(roster)}
        anew = _anew(problem.baseline, roster)
        return hasty and any(not is_settled(part) or not unsaid.isdisjoint(part.sites) for part in anew)


def looked_at_again(problem: Problem) -> Problem:
    """The problem without what the baseline says of unsettled components, so that these do not count as done."""
    baseline = problem.baseline
    if baseline is None:
        return problem
    settled = tuple(part for part in baseline.components if is_settled(part))
    return problem.model_copy(update={"baseline": baseline.model_copy(update={"components": settled})})


def is_better(roster: Roster, hasty: Roster) -> bool:
    """Whether more time has made something of what is not left open better than the plan that was made in haste.

    To say why a site falls short, and what would mend it, is better as well.
    """
    before = {rung.level: rung.value for rung in hasty.objective}
    less = any(rung.value < before[rung.level] for rung in roster.objective if rung.level in NOT_LEFT_OPEN)
    return less or untold(roster) < untold(hasty)


def untold(roster: Roster) -> frozenset[tuple[SiteId, Kind]]:
    """Sites short of their label of which nothing says why, and those of which nothing says what would mend it."""
    short = {each.site for each in roster.guarantees if not each.met}
    told = {(each.site, each.kind) for each in roster.explanations if isinstance(each, Conflict | Remedy)}
    kinds: tuple[Kind, ...] = ("conflict", "remedy")
    return frozenset((site, kind) for site in short for kind in kinds if (site, kind) not in told)


def is_settled(part: Component) -> bool:
    """Whether nothing better can be had on the rungs that are not left open."""
    return all(rung.value == rung.bound for rung in part.objective if rung.level in NOT_LEFT_OPEN)


def _anew(baseline: Baseline | None, roster: Roster) -> tuple[Component, ...]:
    """The components of a roster that were planned, not kept as they were."""
    known = set() if baseline is None else {part.fingerprint for part in baseline.components}
    return tuple(part for part in roster.components if part.fingerprint not in known)
