"""work.contract_max: an agent works at most what the contract lets: its own maximum, or the figure for its hours."""

from collections.abc import Iterator

from planner.check.agent_week import AgentWeek
from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("work.contract_max")


def limit(case: Case, week: AgentWeek) -> int:
    """Minutes never passed in a week."""
    contract = week.agent.contract
    if contract.max_weekly_minutes is not None:
        return contract.max_weekly_minutes
    if contract.weekly_minutes >= case.figure(ID, "full_time_minutes", week):
        return contract.weekly_minutes + case.figure(ID, "full_time_extra_minutes", week)
    more = contract.weekly_minutes * case.figure(ID, "part_time_numerator", week)
    return min(
        more // case.figure(ID, "part_time_denominator", week), case.figure(ID, "part_time_ceiling_minutes", week)
    )


def check(case: Case) -> Iterator[Violation]:
    """Each agent with more work than that, with the minutes too many."""
    for key, week in case.agents.items():
        work, most = case.week_work(week), limit(case, week)
        if work > most and not case.is_past(week.all_real):
            text = f"{key} travaille {work} min dans la semaine, {most} au plus par contrat"
            yield case.violation(ID, work - most, text, agents=[key])
