"""agent.site: an agent works at the sites listed for them, nowhere else.

Source: convention of the project; contract, agents.
"""

from planner.core.model.draft import Draft
from schemas.ids import RuleId

ID = RuleId("agent.site")


def post(draft: Draft) -> None:
    """No presence at other sites."""
    for agent, day, lanes in draft.agent_days():
        for site, lane in lanes.items():
            if site not in agent.sites:
                draft.require(ID, (agent.id, day), *(x == 0 for x in lane.on))
