"""work.daily_max: an agent works at most so many minutes a date, journeys, training and meetings included."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("work.daily_max")


def check(case: Case) -> Iterator[Violation]:
    """Each date with more work than the figure, with the minutes too many."""
    for key, week in case.agents.items():
        for day, shifts in week.worked():
            work, limit = case.work(week, day), case.figure(ID, "minutes", week, day)
            if work > limit and not case.is_past(shifts):
                text = f"{key} travaille {work} min, {limit} au plus"
                span = shifts[0].start, shifts[-1].end
                yield case.violation(ID, work - limit, text, span=span, agents=[key])
