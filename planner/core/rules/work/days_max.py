"""work.days_max: an agent works on at most so many dates of a week.

Source: Code du travail, L3132-1; for the FPT it follows from the weekly rest.
"""

from planner.core.facts.week import day_of
from planner.core.model.draft import Draft
from schemas.ids import RuleId

ID = RuleId("work.days_max")


def post(draft: Draft) -> None:
    """Cap the number of dates with a shift, those really worked before now included."""
    for agent in draft.facts.agents.values():
        past = {day_of(start) for _, start, _ in agent.real}
        cap = draft.facts.figure(ID, "days", agent)
        open_days = [day for day in range(7) if draft.lanes.get((agent.id, day))]
        # With too many dates behind, today's is not gone on with either.
        days = open_days if len(past) > cap else [day for day in open_days if day not in past]
        if len(days) + len(past) > cap:
            draft.require(ID, (agent.id,), sum(draft.works(agent.id, d) for d in days) <= max(0, cap - len(past)))
