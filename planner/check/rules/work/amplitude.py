"""work.amplitude: from the first start to the last end of a date lie at most so many minutes."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("work.amplitude")


def check(case: Case) -> Iterator[Violation]:
    """Each date that is longer than the figure, with the minutes too many."""
    for key, week in case.agents.items():
        for day, shifts in week.worked():
            span = shifts[0].start, max(shift.end for shift in shifts)
            length, limit = span[1] - span[0], case.figure(ID, "minutes", week, day)
            if length > limit and not case.is_past(shifts):
                text = f"{key} : amplitude de {length} min, {limit} au plus"
                yield case.violation(ID, length - limit, text, span=span, agents=[key])
