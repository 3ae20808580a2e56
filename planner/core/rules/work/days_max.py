"""work.days_max: an agent works on at most so many dates of a week.

Source: Code du travail, L3132-1; for the FPT it follows from the weekly rest.
"""

from planner.core.draft import Draft
from schemas.ids import RuleId
from schemas.time import DAY_MINUTES

ID = RuleId("work.days_max")


def post(draft: Draft) -> None:
    """Cap the number of dates with a shift, those gone by included."""
    for agent in draft.facts.agents.values():
        past = {start // DAY_MINUTES for _, start, _ in agent.past}
        days = [day for day in range(7) if draft.lanes.get((agent.id, day)) and day not in past]
        cap = draft.facts.figure(ID, "days", agent)
        if len(days) + len(past) > cap:
            draft.require(ID, (agent.id,), sum(draft.works(agent.id, d) for d in days) <= max(0, cap - len(past)))
