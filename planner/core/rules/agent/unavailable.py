"""agent.unavailable: nobody is on shift while absent, off, in training or in a meeting.

Source: convention of the project; contract, unavailable.
"""

from planner.core.model.draft import Draft
from schemas.ids import RuleId

ID = RuleId("agent.unavailable")


def post(draft: Draft) -> None:
    """No presence on segments that meet an unavailable minute."""
    for agent, day, lanes in draft.agent_days():
        for lane in lanes.values():
            taken = [x for x, span in zip(lane.on, lane.segments.spans, strict=True) if agent.is_unavailable(span)]
            draft.require(ID, (agent.id, day), *(x == 0 for x in taken))
