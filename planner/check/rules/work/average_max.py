"""work.average_max: over the weeks known and this one, an agent works at most so many minutes a week on average."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("work.average_max")


def check(case: Case) -> Iterator[Violation]:
    """Each agent whose weeks together hold too much work, with the minutes too many."""
    for key, week in case.agents.items():
        most, weeks = (case.figure(ID, name, week) for name in ("minutes", "weeks"))
        known = week.agent.history.worked_minutes[-(weeks - 1) :] if weeks > 1 else ()
        work, limit = sum(known) + case.week_work(week), most * (len(known) + 1)
        if work > limit and not case.is_past(week.all_real):
            text = f"{key} travaille {work} min en {len(known) + 1} semaines, {limit} au plus"
            yield case.violation(ID, work - limit, text, agents=[key])
