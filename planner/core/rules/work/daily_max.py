"""work.daily_max: an agent works at most so many minutes a date, travel, training and meetings included.

Source: décret 2000-815, art. 3-I; Code du travail, L3121-18.
"""

from planner.core.model.draft import Draft
from planner.core.model.workload import day_work, settled_day
from schemas.ids import RuleId

ID = RuleId("work.daily_max")


def post(draft: Draft) -> None:
    """Cap the work of each date; where history or training already passed it, nothing is added."""
    for agent, day, _ in draft.agent_days():
        cap = max(draft.facts.figure(ID, "minutes", agent, day), settled_day(draft, agent, day))
        draft.require(ID, (agent.id, day), day_work(draft, agent, day) <= cap)
