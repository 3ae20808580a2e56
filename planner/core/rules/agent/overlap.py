"""agent.overlap: an agent is at one place at a time.

Source: convention of the project.
"""

from itertools import combinations

from planner.core.draft import Draft
from planner.core.week import overlap
from schemas.ids import RuleId

ID = RuleId("agent.overlap")


def post(draft: Draft) -> None:
    """Of two lanes, no two segments that share a minute."""
    for agent, day, lanes in draft.agent_days():
        for one, other in combinations(lanes.values(), 2):
            for i, span in enumerate(one.segments.spans):
                for j in other.segments.covering(span):
                    if overlap(span, other.segments.spans[j]):
                        draft.forbid(ID, (agent.id, day), (one.on[i], other.on[j]))
