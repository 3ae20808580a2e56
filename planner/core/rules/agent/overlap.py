"""agent.overlap: an agent is at one place at a time.

Source: convention of the project.
"""

from planner.core.facts.week import overlap
from planner.core.model.draft import Draft
from schemas.ids import RuleId

ID = RuleId("agent.overlap")


def post(draft: Draft) -> None:
    """At the first minute of each segment, presence on one lane at most."""
    for agent, day, lanes in draft.agent_days():
        for site, lane in lanes.items():
            if lane.carry is not None:
                before = (lane.carry, lane.segments.spans[0][0])
                others = [(a, b) for place, a, b in agent.past_on(day) if (place, a) != (site, lane.carry)]
                if any(overlap(before, other) for other in others):
                    # What overlaps in history is history only as long as it does not go on.
                    draft.require(ID, (agent.id, day), lane.on[0] == 0)
        if len(lanes) < 2:
            continue
        points = sorted({start for lane in lanes.values() for start, _ in lane.segments.spans})
        for point in points:
            held = [lane.on[i] for lane in lanes.values() for i in lane.segments.covering((point, point + 1))]
            if len(held) > 1:
                draft.require(ID, (agent.id, day), sum(held) <= 1)
