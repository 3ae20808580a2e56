"""agent.overlap: an agent is at one place at a time.

Source: convention of the project.
"""

from planner.core.draft import Draft
from schemas.ids import RuleId

ID = RuleId("agent.overlap")


def post(draft: Draft) -> None:
    """At the first minute of each segment, presence on one lane at most."""
    for agent, day, lanes in draft.agent_days():
        if len(lanes) < 2:
            continue
        points = sorted({start for lane in lanes.values() for start, _ in lane.segments.spans})
        for point in points:
            held = [lane.on[i] for lane in lanes.values() for i in lane.segments.covering((point, point + 1))]
            if len(held) > 1:
                draft.require(ID, (agent.id, day), sum(held) <= 1)
