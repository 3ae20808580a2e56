"""plan.pins: a pinned shift stands in the roster exactly as it is.

Source: convention of the project; contract, pins.
"""

from planner.core.facts.week import day_of
from planner.core.model.draft import Draft
from schemas.ids import RuleId

ID = RuleId("plan.pins")


def post(draft: Draft) -> None:
    """Present on the pin, absent on either side of it."""
    now = draft.facts.now
    for agent in draft.facts.agents.values():
        for site, start, end in agent.pins:
            subject = (agent.id, site, start)
            lane = draft.lane(agent.id, site, day_of(start))
            held = () if lane is None else lane.covering((max(start, now), end))
            if lane is None or not held:
                draft.require(ID, subject, draft.scope.partial)
                continue
            if start < now:
                # Only the shift of history that began with the pin can go on as the pin.
                draft.require(ID, subject, lane.carry == start)
            draft.require(ID, subject, *(x == 1 for x in held))
            for i, span in enumerate(lane.segments.spans):
                if span[0] == start:
                    draft.require(ID, subject, lane.starts[i] == 1)
                if span[1] == end:
                    draft.require(ID, subject, lane.ends[i] == 1)
