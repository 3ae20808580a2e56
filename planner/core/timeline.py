"""timeline: all segments on which an agent may be on shift on a day, over all sites, in order of time."""

from planner.core.agent_facts import AgentFacts
from planner.core.draft import Draft
from planner.core.lane import Literal
from planner.core.week import Span
from schemas.time import DAY_MINUTES


def timeline(draft: Draft, agent: AgentFacts, day: int) -> list[tuple[int, int, Literal]]:
    """(start, end, presence) of each segment of the day."""
    lanes = draft.lanes.get((agent.id, day), {}).values()
    pieces = [(a, b, x) for lane in lanes for (a, b), x in zip(lane.segments.spans, lane.on, strict=True)]
    return sorted(pieces, key=lambda piece: piece[:2])


def past_on(agent: AgentFacts, day: int) -> tuple[Span, ...]:
    """Shifts before now on a day."""
    return tuple((start, end) for _, start, end in agent.past if start // DAY_MINUTES == day)
