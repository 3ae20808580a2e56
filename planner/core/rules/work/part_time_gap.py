"""work.part_time_gap: a private part-timer's day is interrupted at most once, for at most two hours.

Source: Code du travail, L3123-30. What exceeds a journey is a break; the model always has one beside a journey, which
is narrower than the law where a journey takes just so many slots.
"""

from itertools import pairwise

from planner.core.facts.agent import AgentFacts
from planner.core.facts.component import Facts
from planner.core.model.draft import Draft, Sum
from planner.core.model.journeys import Leg, legs
from planner.core.model.lane import Lane, Literal
from planner.core.model.timeline import timeline
from schemas.ids import RuleId, SiteId

ID = RuleId("work.part_time_gap")


def binds(facts: Facts, agent: AgentFacts) -> bool:
    """Whether the rule protects an agent: private regime, part time."""
    contract = agent.source.contract
    full = facts.figure("work.contract_max", "full_time_minutes", agent)
    return facts.figures.has(ID, "minutes", contract.regime) and contract.weekly_minutes < full


def post(draft: Draft) -> None:
    """So many breaks a date at most, those of history included, and none too long."""
    for agent, day, lanes in draft.agent_days():
        if not binds(draft.facts, agent):
            continue
        if _narrower(draft, agent, day):
            if draft.scope.wide:
                continue
            draft.narrow("a break beside every journey")
        longest = draft.facts.figure(ID, "minutes", agent, day)
        most = draft.facts.figure(ID, "breaks", agent, day)
        real = agent.real_on(day)
        breaks = [gap for gap in (_break(draft.facts, *pair) for pair in pairwise(real)) if gap > 0]
        if len(breaks) > most or any(gap > longest for gap in breaks):
            # History broke the rule: that is no violation as long as nothing more is worked that day.
            draft.require(ID, (agent.id, day), *(x == 0 for _, _, x in timeline(draft, agent, day)))
            continue
        begun = sum(_begins(draft, agent, lane) for lane in lanes.values())
        draft.require(ID, (agent.id, day), begun <= most - len(breaks) + (0 if real else 1))
        for site, lane in lanes.items():
            _at_one_site(draft, agent, day, (site, lane), longest)
        for leg in legs(draft, agent, day):
            _over_sites(draft, agent, day, leg, longest)
        if real:
            _after(draft, agent, day, longest)


def _narrower(draft: Draft, agent: AgentFacts, day: int) -> bool:
    """Whether there may be a journey without a break beside it, or one on the date of now."""
    ways = legs(draft, agent, day)
    return any(bool(agent.real_on(day)) or (leg.minutes or 0) % draft.facts.week.slot == 0 for leg in ways)


def _break(facts: Facts, before: tuple[SiteId, int, int], after: tuple[SiteId, int, int]) -> int:
    """The minutes between two presences in a row that are not on the way."""
    way = 0 if before[0] == after[0] else facts.travel.get((before[0], after[0]), 0)
    return after[1] - before[2] - way


def _begins(draft: Draft, agent: AgentFacts, lane: Lane) -> Sum:
    """How often presence begins on a lane; what goes on over now begins there if the agent was missing until then."""
    starts: Sum = sum(lane.starts)
    goes_on = lane.carry is not None and not any(end == draft.facts.now for _, _, end in agent.real)
    return starts + lane.on[0] if goes_on else starts


def _at_one_site(draft: Draft, agent: AgentFacts, day: int, at: tuple[SiteId, Lane], longest: int) -> None:
    """After an end at a site the next start comes soon, or none."""
    site, lane = at
    spans = lane.segments.spans
    for i, (_, end) in enumerate(spans):
        late = draft.later(agent.id, day, end + longest, site)
        if late is not None:
            soon = [lane.starts[k] for k in range(i + 1, len(spans)) if end < spans[k][0] <= end + longest]
            draft.require_any(ID, (agent.id, day), [~lane.ends[i], ~late, *soon])


def _over_sites(draft: Draft, agent: AgentFacts, day: int, leg: Leg, longest: int) -> None:
    """After a journey the presence at the other site begins soon."""
    here = draft.lane(agent.id, leg.origin, day)
    if here is not None:
        latest = leg.start - (leg.minutes or 0) - longest
        soon = [x for x, (_, end) in zip(here.on, here.segments.spans, strict=True) if latest <= end <= leg.start]
        draft.require_any(ID, (agent.id, day), [~leg.made, *soon])


def _after(draft: Draft, agent: AgentFacts, day: int, longest: int) -> None:
    """After history ended, the first presence of the plan comes soon, or none."""
    lanes = draft.lanes[agent.id, day]
    last = agent.real_on(day)[-1]
    soon: list[Literal] = []
    late: list[Literal] = []
    for site, lane in lanes.items():
        until = last[2] + longest + (0 if site == last[0] else draft.facts.travel.get((last[0], site), 0))
        soon += [x for x, (start, _) in zip(lane.on, lane.segments.spans, strict=True) if start <= until]
        late += [x for x, (start, _) in zip(lane.starts, lane.segments.spans, strict=True) if start > until]
    for x in late:
        draft.require_any(ID, (agent.id, day), [~x, *soon])
