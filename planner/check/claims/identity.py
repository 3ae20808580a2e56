"""claim.identity: a roster names the basin and the week of its problem."""

from collections.abc import Iterator

from planner.check.claims.counted import Counted, false
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("claim.identity")


def check(counted: Counted) -> Iterator[Violation]:
    """The basin or week that is another."""
    problem, roster = counted.case.problem, counted.case.roster
    if roster.basin != problem.basin:
        yield false(ID, f"le planning est du bassin {roster.basin}, le problème du bassin {problem.basin}")
    if roster.week != problem.week:
        yield false(ID, f"le planning est de la semaine {roster.week}, le problème de la semaine {problem.week}")
