"""work.days_max: an agent works on at most so many dates of a week."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("work.days_max")


def check(case: Case) -> Iterator[Violation]:
    """Each agent with more dates than the figure, with the days too many."""
    for key, week in case.agents.items():
        days, limit = sum(1 for _ in week.worked()), case.figure(ID, "days", week)
        if days > limit and not case.is_past(week.all_real):
            text = f"{key} travaille {days} jours, {limit} au plus"
            yield case.violation(ID, (days - limit, "days"), text, agents=[key])
