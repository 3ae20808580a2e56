"""shift.gap: between two shifts in a row of an agent at one site lie at least so many minutes."""

from collections.abc import Iterator
from itertools import pairwise

from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("shift.gap")


def check(case: Case) -> Iterator[Violation]:
    """Each pair with less between them, with the minutes missing."""
    for key, week in case.agents.items():
        least = case.figures.of(ID, "minutes", week.agent.contract.regime)
        for before, after in (pair for day in week.shifts for pair in pairwise(day)):
            gap = after.start - before.end
            if before.site == after.site and 0 <= gap < least and not case.is_past((before, after)):
                text = f"{key} : {gap} min entre deux présences à {after.site}, {least} au moins"
                missing, span = least - gap, (before.end, after.start)
                yield case.violation(ID, missing, text, span=span, site=after.site, agents=[key])
