"""work.weekly_rest: so many minutes without work lie before the first work of the week and after its last."""

from collections.abc import Iterator

from planner.check.agent_week import AgentWeek
from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId
from schemas.time import Day

ID = RuleId("work.weekly_rest")


def check(case: Case) -> Iterator[Violation]:
    """Each agent whose rest at the start or at the end of the week is too short, with the minutes missing."""
    for key, week in case.agents.items():
        worked = week.all_real
        if not worked:
            continue
        least = case.figure(ID, "minutes", week)
        first, last = worked[0], max(worked, key=lambda shift: shift.end)
        rests = ((_ended(case, week), first.start, first), (last.end, _next_monday(case, week), last))
        for start, end, shift in rests:
            if start is None or end is None or end - start >= least or case.is_past((shift,)):
                continue
            text = f"{key} : repos hebdomadaire de {end - start} min, {least} au moins"
            yield case.violation(ID, least - (end - start), text, span=(start, end), agents=[key])


def _ended(case: Case, week: AgentWeek) -> int | None:
    """When the work of the ISO week before ended; None where it is not known to have been worked."""
    end = week.agent.history.last_shift_end
    if end is None:
        return None
    minute = case.clock.minute(end)
    return minute if case.clock.monday(-1) < minute <= case.clock.monday(0) else None


def _next_monday(case: Case, week: AgentWeek) -> int | None:
    """When one of the agent's sites can first be open on the next Monday; None where none can on Mondays."""
    sites = (case.sites[key].site for key in week.agent.sites if key in case.sites)
    starts = [window.start for site in sites for window in site.openable_hours if window.day is Day.MON]
    return case.clock.monday(1, min(starts)) if starts else None
