"""shift.gap: between two shifts of an agent at one site lie at least thirty minutes.

Source: convention of the project.
"""

from planner.core.draft import Draft
from schemas.ids import RuleId
from schemas.time import DAY_MINUTES

ID = RuleId("shift.gap")


def post(draft: Draft) -> None:
    """No start soon after an end."""
    for agent, day, lanes in draft.agent_days():
        least = draft.facts.figures.of(ID, "minutes", agent.source.contract.regime)
        for site, lane in lanes.items():
            spans = lane.segments.spans
            for i, (_, end) in enumerate(spans):
                soon = [lane.starts[j] for j, (start, _) in enumerate(spans) if j > i and end <= start < end + least]
                if soon:
                    draft.require(ID, (agent.id, day), lane.ends[i] + sum(soon) <= 1)
            ended = max((b for place, a, b in agent.past if place == site and a // DAY_MINUTES == day), default=None)
            if ended is not None:
                soon = [x for x, (start, _) in zip(lane.starts, spans, strict=True) if start < ended + least]
                draft.require(ID, (agent.id, day), *(x == 0 for x in soon))
