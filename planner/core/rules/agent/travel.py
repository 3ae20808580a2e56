"""agent.travel: between two sites of one date lies at least the journey; where none is known, none is made.

Source: convention of the project; contract, travel_minutes.
"""

from itertools import pairwise

from planner.core.facts.agent import AgentFacts
from planner.core.model.draft import Draft
from planner.core.model.journeys import legs
from schemas.ids import RuleId, SiteId

ID = RuleId("agent.travel")


def post(draft: Draft) -> None:
    """No presence begins sooner after presence at another site than the journey takes."""
    for agent, day, _ in draft.agent_days():
        _in_history(draft, agent, day)
        _after_history(draft, agent, day)
        _in_plan(draft, agent, day)


def _in_plan(draft: Draft, agent: AgentFacts, day: int) -> None:
    least = draft.facts.figures.of("shift.min_length", "minutes", agent.source.contract.regime)
    lanes = draft.lanes[agent.id, day]
    for leg in legs(draft, agent, day):
        if leg.minutes is None:
            draft.require(ID, (agent.id, day), leg.made == 0)
            continue
        there = lanes.get(leg.origin)
        if there is not None:
            # Where no shift at a third site fits in between, presence alone says that it is the last one.
            begins = lanes[leg.destination].starts[leg.segment] if leg.minutes <= least else leg.made
            for i in there.segments.covering((leg.start - leg.minutes, leg.start)):
                draft.forbid(ID, (agent.id, day), (begins, there.on[i]))


def _quickest(draft: Draft, agent: AgentFacts, day: int, first: SiteId, second: SiteId) -> int | None:
    """The least minutes from one site to another, by a third one if that may be worked on the way; None: no way."""
    travel = draft.facts.travel
    ways = [travel.get((first, second))]
    for between in draft.lanes[agent.id, day]:
        there, on = travel.get((first, between)), travel.get((between, second))
        ways += [there + on] if there is not None and on is not None else []
    return min((minutes for minutes in ways if minutes is not None), default=None)


def _in_history(draft: Draft, agent: AgentFacts, day: int) -> None:
    """A shift that was reached too soon before now does not go on after it."""
    for before, (site, start, _) in pairwise(agent.past_on(day)):
        lane = draft.lane(agent.id, site, day)
        if before[0] != site and lane is not None and lane.carry == start:
            minutes = draft.facts.travel.get((before[0], site))
            if minutes is None or start - before[2] < minutes:
                draft.require(ID, (agent.id, day), lane.on[0] == 0)


def _after_history(draft: Draft, agent: AgentFacts, day: int) -> None:
    """After a shift that was worked elsewhere today, the journey comes first."""
    past = agent.past_on(day)
    if not past:
        return
    place, _, end = past[-1]
    for site, lane in draft.lanes[agent.id, day].items():
        if site == place:
            continue
        minutes = _quickest(draft, agent, day, place, site)
        for x, (start, _) in zip(lane.on, lane.segments.spans, strict=True):
            if minutes is None or start < end + minutes:
                draft.require(ID, (agent.id, day), x == 0)
