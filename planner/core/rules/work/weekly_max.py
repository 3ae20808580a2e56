"""work.weekly_max: an agent works at most so many minutes a week, overtime included.

Source: décret 2000-815, art. 3-I; Code du travail, L3121-20.
"""

from planner.core.model.draft import Draft
from planner.core.model.workload import settled_week, week_work
from schemas.ids import RuleId

ID = RuleId("work.weekly_max")


def post(draft: Draft) -> None:
    """Cap the work of the week."""
    for agent in draft.facts.agents.values():
        cap = max(draft.facts.figure(ID, "minutes", agent), settled_week(draft, agent))
        draft.require(ID, (agent.id,), week_work(draft, agent) <= cap)
