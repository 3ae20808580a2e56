"""shift.min_length: a shift lasts at least so many minutes."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("shift.min_length")


def check(case: Case) -> Iterator[Violation]:
    """Each shift still to come that is shorter, with the minutes missing."""
    for key, week in case.agents.items():
        least = case.figures.of(ID, "minutes", week.agent.contract.regime)
        for shift in week.all_shifts():
            if shift.length < least and not case.is_past((shift,)):
                text = f"{key} : présence de {shift.length} min, {least} au moins"
                missing = least - shift.length
                yield case.violation(ID, missing, text, span=shift.span, site=shift.site, agents=[key])
