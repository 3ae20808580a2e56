"""work.rest_break: work is interrupted by a break of 20 minutes before it reaches 6 hours.

Source: décret 2000-815, art. 3-I; Code du travail, L3121-16. The model is narrower than the law where an employer's
break is longer than the gap between two shifts, and on dates with a journey, which is counted on both sides.
"""

from planner.core.agent_facts import AgentFacts
from planner.core.draft import Draft
from planner.core.journeys import journey
from planner.core.lane import Lane
from schemas.ids import RuleId, SiteId

ID = RuleId("work.rest_break")


def post(draft: Draft) -> None:
    """No presence as long as the run; every gap a full break; journeys leave room for themselves."""
    for agent, day, lanes in draft.agent_days():
        run = draft.facts.figure(ID, "run_minutes", agent, day)
        pause = draft.facts.figure(ID, "break_minutes", agent, day)
        for lane in lanes.values():
            _cap(draft, agent, day, lane, run)
            if pause > draft.facts.figures.of("shift.gap", "minutes"):
                _full_breaks(draft, agent, day, lane, pause)
        if not draft.scope.one_site_a_day:
            _journeys(draft, agent, day, lanes, run)


def _cap(draft: Draft, agent: AgentFacts, day: int, lane: Lane, run: int) -> None:
    for stretch in lane.stretches(run):
        draft.forbid(ID, (agent.id, day), [lane.on[i] for i in stretch])
    if lane.carry is not None and lane.on:
        since, first = lane.carry, lane.segments.spans[0][0]
        reached = [i for i, (_, end) in enumerate(lane.segments.spans) if end - since >= run and i < len(lane.on)]
        if reached and all(lane.segments.joined[1 : reached[0] + 1]) and first >= since:
            draft.forbid(ID, (agent.id, day), lane.on[: reached[0] + 1])


def _full_breaks(draft: Draft, agent: AgentFacts, day: int, lane: Lane, pause: int) -> None:
    draft.narrow("gaps at one site are full breaks")
    spans = lane.segments.spans
    for i, (_, end) in enumerate(spans):
        soon = [lane.starts[j] for j, (start, _) in enumerate(spans) if j > i and end < start < end + pause]
        for start in soon:
            draft.forbid(ID, (agent.id, day), (lane.ends[i], start))


def _journeys(draft: Draft, agent: AgentFacts, day: int, lanes: dict[SiteId, Lane], run: int) -> None:
    sites = list(lanes)
    for index, one in enumerate(sites):
        for other in sites[index + 1 :]:
            way = journey(draft, agent, day, one, other)
            if way is None:
                continue
            for first, second, made, minutes in way.directions():
                for site in (first, second):
                    for stretch in lanes[site].stretches(max(draft.facts.week.slot, run - (minutes or 0))):
                        draft.forbid(ID, (agent.id, day), [made, *(lanes[site].on[i] for i in stretch)])
