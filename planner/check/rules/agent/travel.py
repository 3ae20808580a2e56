"""agent.travel: between two sites of one date lies at least the journey; where none is known, none can be made."""

from collections.abc import Iterator
from itertools import pairwise

from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("agent.travel")


def check(case: Case) -> Iterator[Violation]:
    """Each pair of shifts in a row at two sites without the journey between them, with the minutes missing."""
    for key, week in case.agents.items():
        for before, after in (pair for day in week.shifts for pair in pairwise(day)):
            if before.site == after.site or case.is_past((before, after)):
                continue
            known = case.travel.get((before.site, after.site))
            span = before.end, after.start
            if known is None:
                text = f"{key} ne peut pas aller de {before.site} à {after.site} dans la journée"
                yield case.violation(ID, (1, "journeys"), text, span=span, agents=[key])
            elif after.start - before.end < known:
                missing = known - (after.start - before.end)
                text = f"{key} : il manque {missing} min pour aller de {before.site} à {after.site} ({known} min)"
                yield case.violation(ID, missing, text, span=span, agents=[key])
