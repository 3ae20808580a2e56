"""agent.overlap: nobody is at two places, or twice at one, at the same time."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("agent.overlap")


def check(case: Case) -> Iterator[Violation]:
    """Each shift that begins before an earlier one of the same agent has ended, with the minutes they share."""
    for key, week in case.agents.items():
        last = None
        for shift in week.all_shifts():
            if last is not None and shift.start < last.end and not case.is_past((last, shift)):
                span = shift.start, min(shift.end, last.end)
                text = f"{key} a deux présences en même temps ({last.site}, {shift.site})"
                yield case.violation(ID, span[1] - span[0], text, span=span, agents=[key])
            last = shift if last is None or shift.end > last.end else last
