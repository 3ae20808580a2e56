"""work.daily_rest: from the last end on one date to the first start on a later one lie at least so many minutes."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("work.daily_rest")


def check(case: Case) -> Iterator[Violation]:
    """Each rest that is too short, the one after the last shift before the week included, with the minutes missing."""
    for key, week in case.agents.items():
        before = week.agent.history.last_shift_end
        ended = None if before is None else case.clock.minute(before)
        if ended is not None and ended > 0:
            ended = None
        for day, shifts in week.worked():
            start, least = shifts[0].start, case.figure(ID, "minutes", week, day)
            if ended is not None and start - ended < least and shifts[0].end > case.now:
                text = f"{key} : repos de {start - ended} min, {least} au moins"
                missing = least - (start - ended)
                yield case.violation(ID, missing, text, span=(ended, start), agents=[key])
            ended = max(shift.end for shift in shifts)
