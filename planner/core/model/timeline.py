"""timeline: the segments on which an agent may be on shift on a day, over all sites, and what goes on over now."""

from planner.core.facts.agent import AgentFacts, Presence
from planner.core.facts.week import day_of
from planner.core.model.draft import Draft
from planner.core.model.lane import Literal


def timeline(draft: Draft, agent: AgentFacts, day: int) -> list[tuple[int, int, Literal]]:
    """(start, end, presence) of each segment of the day."""
    lanes = draft.lanes.get((agent.id, day), {}).values()
    pieces = [(a, b, x) for lane in lanes for (a, b), x in zip(lane.segments.spans, lane.on, strict=True)]
    return sorted(pieces, key=lambda piece: piece[:2])


def going_on(draft: Draft, agent: AgentFacts, real: Presence) -> list[Literal]:
    """Whether a presence of history goes on after now; empty where it cannot."""
    site, start, end = real
    lane = draft.lane(agent.id, site, day_of(start))
    return [] if lane is None or lane.carry is None or end != draft.facts.now else [lane.on[0]]
