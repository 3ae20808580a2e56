"""work.weekly_max: an agent works at most so many minutes a week, whatever the contract says."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("work.weekly_max")


def check(case: Case) -> Iterator[Violation]:
    """Each agent with more work than the figure, with the minutes too many."""
    for key, week in case.agents.items():
        work, limit = case.week_work(week), case.figure(ID, "minutes", week)
        if work > limit and not case.is_past(week.all_real):
            text = f"{key} travaille {work} min dans la semaine, {limit} au plus"
            yield case.violation(ID, work - limit, text, agents=[key])
