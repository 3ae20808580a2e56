"""work.average_max: over the weeks known and this one, an agent works at most so many minutes a week on average."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("work.average_max")


def check(case: Case) -> Iterator[Violation]:
    """Each agent whose weeks together hold too much work, with the minutes too many."""
    for key, week in case.agents.items():
        most, over = (case.figure(ID, name, week) for name in ("minutes", "weeks"))
        known = week.agent.history.worked_minutes[-(over - 1) :] if over > 1 else ()
        work, limit = sum(known) + case.week_work(week), most * (len(known) + 1)
        if work > limit and not case.is_past(week.all_real):
            weeks = f"{len(known) + 1} semaines" if known else "une semaine"
            text = f"{key} travaille {work} min en {weeks}, {limit} au plus"
            yield case.violation(ID, work - limit, text, agents=[key])
