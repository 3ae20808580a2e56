"""work.sunday: nobody works on a Sunday.

Source: décret 2000-815, art. 3-I; Code du travail, L3132-3.
"""

from planner.core.model.draft import Draft
from schemas.ids import RuleId

ID = RuleId("work.sunday")
SUNDAY = 6


def post(draft: Draft) -> None:
    """No presence on Sunday, unless the employer has a derogation."""
    for agent, day, lanes in draft.agent_days():
        if day == SUNDAY and not draft.facts.figure(ID, "allowed", agent, day):
            draft.require(ID, (agent.id, day), *(x == 0 for lane in lanes.values() for x in lane.on))
