"""plan.frozen: from now to `frozen_until` presence stays as people were told.

Source: convention of the project; contract, plan.frozen. History lies before the grid: it is copied, not planned.
"""

from planner.core.facts.agent import AgentFacts
from planner.core.facts.component import Facts
from planner.core.facts.week import overlap
from planner.core.model.draft import Draft
from schemas.ids import RuleId

ID = RuleId("plan.frozen")


def is_free(facts: Facts, agent: AgentFacts, day: int) -> bool:
    """Whether an agent's frozen shifts of a day may change: consent, or an absence that takes one of them."""
    left = ((max(start, facts.now), end) for _, start, end in agent.baseline_on(day) if end > facts.now)
    return day in agent.consents or any(agent.is_unavailable(span) for span in left)


def post(draft: Draft) -> None:
    """Presence on frozen segments equals the baseline's."""
    facts = draft.facts
    frozen = (facts.now, facts.frozen_until)
    if frozen[0] >= frozen[1]:
        return
    for agent in facts.agents.values():
        for day in range(7):
            if not overlap(facts.week.span(day), frozen) or is_free(facts, agent, day):
                continue
            _hold(draft, agent, day, frozen)


def _hold(draft: Draft, agent: AgentFacts, day: int, frozen: tuple[int, int]) -> None:
    baseline = agent.baseline_on(day)
    subject = (agent.id, day)
    for site, lane in draft.lanes.get((agent.id, day), {}).items():
        for x, span in zip(lane.on, lane.segments.spans, strict=True):
            if span[1] <= frozen[1]:
                was = any(place == site and a <= span[0] and span[1] <= b for place, a, b in baseline)
                draft.require(ID, subject, x == int(was))
    for site, start, end in baseline:
        held = (max(start, frozen[0]), min(end, frozen[1]))
        here = draft.lane(agent.id, site, day)
        if held[0] < held[1] and site in draft.facts.all_sites and (here is None or not here.covering(held)):
            draft.require(ID, subject, draft.scope.partial)
