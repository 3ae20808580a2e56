"""agent.travel: between two sites of one date lies at least the journey; where none is known, none is made.

Source: convention of the project; contract, travel_minutes. The model is narrower than the law: at most two sites a
date, one journey between them, and beside it a break that interrupts the run of work.
"""

from itertools import combinations, pairwise, permutations

from planner.core.agent_facts import AgentFacts
from planner.core.draft import Draft
from planner.core.journeys import journey
from schemas.ids import RuleId, SiteId

ID = RuleId("agent.travel")


def post(draft: Draft) -> None:
    """One site a date, or two in one order with the journey and a break between them."""
    for agent, day, lanes in draft.agent_days():
        _in_history(draft, agent, day)
        _after_history(draft, agent, day)
        if len(lanes) < 2:
            continue
        if draft.scope.wide:
            _apart(draft, agent, day)
            continue
        draft.narrow("two sites a date at most")
        works = [draft.works(agent.id, day, site) for site in lanes]
        draft.require(ID, (agent.id, day), sum(works) <= (1 if draft.scope.one_site_a_day else 2))
        if not draft.scope.one_site_a_day:
            for one, other in combinations(lanes, 2):
                _between(draft, agent, day, one, other)


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


def _apart(draft: Draft, agent: AgentFacts, day: int) -> None:
    """No start at one site sooner after presence at another than the journey takes: the law, and no more."""
    lanes = draft.lanes[agent.id, day]
    for first, second in permutations(lanes, 2):
        minutes = _quickest(draft, agent, day, first, second)
        for x, (start, _) in zip(lanes[second].starts, lanes[second].segments.spans, strict=True):
            for y, (_, end) in zip(lanes[first].on, lanes[first].segments.spans, strict=True):
                if end <= start and (minutes is None or end > start - minutes):
                    draft.forbid(ID, (agent.id, day), (x, y))


def _quickest(draft: Draft, agent: AgentFacts, day: int, first: SiteId, second: SiteId) -> int | None:
    """The least minutes from one site to another, by a third one if that may be worked on the way; None: no way."""
    travel = draft.facts.travel
    ways = [travel.get((first, second))]
    for between in draft.lanes[agent.id, day] if draft.scope.wide else ():
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
    pause = 0 if draft.scope.wide else draft.facts.figure("work.rest_break", "break_minutes", agent, day)
    for site, lane in draft.lanes[agent.id, day].items():
        if site == place:
            continue
        if not draft.scope.wide:
            draft.narrow("a break beside the journey from where history ended")
        minutes = _quickest(draft, agent, day, place, site)
        for x, (start, _) in zip(lane.on, lane.segments.spans, strict=True):
            if minutes is None or start < end + minutes + pause:
                draft.require(ID, (agent.id, day), x == 0)
