"""plan.pins: a pinned shift stands in the roster exactly as it is.

Source: convention of the project; contract, pins.
"""

from planner.core.draft import Draft
from schemas.ids import RuleId
from schemas.time import DAY_MINUTES

ID = RuleId("plan.pins")


def post(draft: Draft) -> None:
    """Present on the pin, absent on either side of it."""
    for agent in draft.facts.agents.values():
        for site, start, end in agent.pins:
            subject = (agent.id, site, start)
            lane = draft.lane(agent.id, site, start // DAY_MINUTES)
            first = max(start, draft.facts.now)
            held = () if lane is None else lane.covering((first, end))
            if lane is None or not held:
                draft.require(ID, subject, draft.scope.partial)
                continue
            draft.require(ID, subject, *(x == 1 for x in held))
            for i, span in enumerate(lane.segments.spans):
                if span[0] == start:
                    draft.require(ID, subject, lane.starts[i] == 1)
                if span[1] == end:
                    draft.require(ID, subject, lane.ends[i] == 1)
