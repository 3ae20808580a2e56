"""work.average_max: over twelve weeks in a row an agent works at most so many minutes a week on average.

Source: décret 2000-815, art. 3-I; Code du travail, L3121-22. The average is over the weeks known and this one.
"""

from planner.core.model.draft import Draft
from planner.core.model.workload import settled_week, week_work
from schemas.ids import RuleId

ID = RuleId("work.average_max")


def post(draft: Draft) -> None:
    """Cap the work of the week by what the weeks before leave."""
    for agent in draft.facts.agents.values():
        weeks = draft.facts.figure(ID, "weeks", agent)
        known = agent.source.history.worked_minutes[-(weeks - 1) :]
        left = draft.facts.figure(ID, "minutes", agent) * (len(known) + 1) - sum(known)
        draft.require(ID, (agent.id,), week_work(draft, agent) <= max(left, settled_week(draft, agent)))
