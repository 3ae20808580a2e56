"""shift.gap: between two shifts of an agent at one site lie at least thirty minutes.

Source: convention of the project. The model is narrower than the law where a shift elsewhere lies between the two.
"""

from itertools import pairwise

from planner.core.model.draft import Draft
from schemas.ids import RuleId

ID = RuleId("shift.gap")


def post(draft: Draft) -> None:
    """No start soon after an end."""
    for agent, day, lanes in draft.agent_days():
        least = draft.facts.figures.of(ID, "minutes", agent.source.contract.regime)
        past = agent.past_on(day)
        if len(lanes) > 1 and draft.facts.figures.of("shift.min_length", "minutes") < least:
            draft.narrow("a gap, whatever lies in it")
        for site, lane in lanes.items():
            spans = lane.segments.spans
            for i, (_, end) in enumerate(spans):
                soon = [lane.starts[j] for j in lane.segments.beginning(end, end + least)]
                if soon:
                    draft.require(ID, (agent.id, day), lane.ends[i] + sum(soon) <= 1)
            if past and past[-1][0] == site:
                soon = [x for x, (start, _) in zip(lane.starts, spans, strict=True) if start < past[-1][2] + least]
                draft.require(ID, (agent.id, day), *(x == 0 for x in soon))
            if any(a[0] == b[0] == site and b[1] == lane.carry and b[1] - a[2] < least for a, b in pairwise(past)):
                # Too soon after another before now, which is history only as long as it does not go on.
                draft.require(ID, (agent.id, day), lane.on[0] == 0)
