"""agent.travel: between two sites of one date lies at least the journey; where none is known, none is made.

Source: convention of the project; contract, travel_minutes. The model is narrower than the law: at most two sites a
date, one journey between them, and a break of at least `work.rest_break` beside it.
"""

from itertools import combinations

from planner.core.agent_facts import AgentFacts
from planner.core.draft import Draft
from planner.core.journeys import journey
from schemas.ids import RuleId, SiteId

ID = RuleId("agent.travel")


def post(draft: Draft) -> None:
    """One site a date, or two in one order with the journey and a break between them."""
    for agent, day, lanes in draft.agent_days():
        if len(lanes) < 2:
            continue
        draft.narrow("two sites a date at most")
        works = [draft.works(agent.id, day, site) for site in lanes]
        draft.require(ID, (agent.id, day), sum(works) <= (1 if draft.scope.one_site_a_day else 2))
        if not draft.scope.one_site_a_day:
            for one, other in combinations(lanes, 2):
                _between(draft, agent, day, one, other)
        _after_history(draft, agent, day)


def _between(draft: Draft, agent: AgentFacts, day: int, one: SiteId, other: SiteId) -> None:
    way = journey(draft, agent, day, one, other)
    if way is None:
        pair = (draft.works(agent.id, day, one), draft.works(agent.id, day, other))
        draft.forbid(ID, (agent.id, day), pair)
        return
    for first, second, ordered, minutes in way.directions():
        if minutes is None:
            draft.require(ID, (agent.id, day), ordered == 0)
            continue
        gap = minutes + draft.facts.figure("work.rest_break", "break_minutes", agent, day)
        there = draft.lanes[agent.id, day][second]
        for x, (start, _) in zip(there.on, there.segments.spans, strict=True):
            still = draft.later(agent.id, day, start - gap, first)
            if still is not None:
                draft.forbid(ID, (agent.id, day), (ordered, still, x))


def _after_history(draft: Draft, agent: AgentFacts, day: int) -> None:
    """After a shift that was worked elsewhere today, the journey comes first."""
    today = [shift for shift in agent.past if shift[1] // 1440 == day]
    if not today:
        return
    place, _, end = max(today, key=lambda shift: shift[2])
    for site, lane in draft.lanes[agent.id, day].items():
        if site == place:
            continue
        minutes = draft.facts.travel.get((place, site))
        pause = draft.facts.figure("work.rest_break", "break_minutes", agent, day)
        for x, (start, _) in zip(lane.on, lane.segments.spans, strict=True):
            if minutes is None or start < end + minutes + pause:
                draft.require(ID, (agent.id, day), x == 0)
