"""work.part_time_gap: a private part-timer's day is interrupted at most once, for at most two hours.

Source: Code du travail, L3123-30. The model is narrower than the law where a day has shifts at two sites: two shifts.
"""

from planner.core.agent_facts import AgentFacts
from planner.core.draft import Draft
from planner.core.facts import Facts
from planner.core.journeys import journey
from planner.core.timeline import past_on
from schemas.ids import RuleId

ID = RuleId("work.part_time_gap")


def binds(facts: Facts, agent: AgentFacts) -> bool:
    """Whether the rule protects an agent: private regime, part time."""
    contract = agent.source.contract
    full = facts.figures.of("work.contract_max", "full_time_minutes", contract.regime)
    return facts.figures.has(ID, "minutes", contract.regime) and contract.weekly_minutes < full


def post(draft: Draft) -> None:
    """Two presences a date at most, the second soon enough after the first."""
    for agent, day, lanes in draft.agent_days():
        if not binds(draft.facts, agent):
            continue
        longest = draft.facts.figure(ID, "minutes", agent, day)
        breaks = draft.facts.figure(ID, "breaks", agent, day)
        past = past_on(agent, day)
        carried = any(lane.carry is not None for lane in lanes.values())
        starts = [x for lane in lanes.values() for x in lane.starts]
        draft.require(ID, (agent.id, day), sum(starts) <= max(0, breaks + 1 - len(past)))
        for site, lane in lanes.items():
            spans = lane.segments.spans
            for i, (_, end) in enumerate(spans):
                soon = [lane.starts[k] for k, (start, _) in enumerate(spans) if end < start <= end + longest and k > i]
                late = draft.later(agent.id, day, end + longest, site)
                if late is not None:
                    draft.require_any(ID, (agent.id, day), [~lane.ends[i], ~late, *soon])
            for other in lanes:
                if site < other and not draft.scope.one_site_a_day:
                    _over_sites(draft, agent, day, (site, other), longest)
        if past and not carried:
            ended = max(end for _, end in past)
            _after(draft, agent, day, ended + longest)


def _over_sites(draft: Draft, agent: AgentFacts, day: int, pair: tuple[str, str], longest: int) -> None:
    way = journey(draft, agent, day, *pair)  # type: ignore[arg-type]  # both are keys of the lanes
    if way is None:
        return
    lanes = draft.lanes[agent.id, day]
    for first, second, made, minutes in way.directions():
        here, there = lanes[first], lanes[second]
        for i, (_, end) in enumerate(here.segments.spans):
            for j, (start, _) in enumerate(there.segments.spans):
                if start > end + longest + (minutes or 0):
                    draft.forbid(ID, (agent.id, day), (made, here.ends[i], there.starts[j]))


def _after(draft: Draft, agent: AgentFacts, day: int, latest: int) -> None:
    for lane in draft.lanes[agent.id, day].values():
        late = [x for x, (start, _) in zip(lane.starts, lane.segments.spans, strict=True) if start > latest]
        draft.require(ID, (agent.id, day), *(x == 0 for x in late))
