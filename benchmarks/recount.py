"""Recounting: what the independent checker says of a roster, whoever made it."""

from dataclasses import dataclass

from config.figures import Figures
from planner.check.report import certify, check, diff
from schemas.objective import LEVELS
from schemas.problem import Problem
from schemas.roster import Roster


@dataclass(frozen=True)
class Recount:
    """The rungs as recounted, and everything that is wrong."""

    values: dict[str, int]
    wrong: tuple[str, ...]


def recount(problem: Problem, roster: Roster, figures: Figures, *, claims: bool) -> Recount:
    """Judge a finished roster: the laws it breaks and, where it makes claims, what it states falsely."""
    report = check(problem, roster, figures)
    wrong = (*report.violations, *(report.false_claims if claims else ()))
    values: dict[str, int] = {level: report.values[level] for level in LEVELS if level in report.values}
    return Recount(values, tuple(str(each) for each in wrong))


def certified(problem: Problem, roster: Roster, figures: Figures) -> Roster:
    """The roster with what the checker certifies of it, for a solver that states none of that itself."""
    return roster.model_copy(update={"guarantees": certify(problem, roster, figures), "changes": diff(problem, roster)})
