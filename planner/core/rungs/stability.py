"""stability: what it costs people that their shifts differ from those last given: late changes weigh more.

Source: contract, objective 4.
"""

from bisect import bisect_left
from itertools import pairwise
from typing import Any

from planner.core.facts.agent import AgentFacts
from planner.core.facts.component import Facts
from planner.core.facts.week import without
from planner.core.model.draft import Draft, Sum
from schemas.objective import Level

LEVEL: Level = "stability"
WORKDAYS = range(5)


def measure(draft: Draft) -> Sum:
    """The rung as an expression to minimise."""
    if draft.facts.problem.baseline is None:
        return 0
    cost: Sum = 0
    for agent in draft.facts.agents.values():
        for day in range(7):
            if not agent.exempt_on(day):
                cost += _day_cost(draft, agent, day)
    return cost


def _day_cost(draft: Draft, agent: AgentFacts, day: int) -> Sum:
    facts = draft.facts
    urgent_cost, ordinary = facts.figures.of(LEVEL, "urgent_cost"), late_cost(facts, agent, day)
    soon, later = _differences(draft, agent, day)
    lost = _lost(draft, agent, day)
    if any(is_urgent(facts, minute) for minute in lost):
        return urgent_cost
    if not soon and not later:
        return ordinary if lost else 0
    changed = draft.model.new_bool_var("")
    for literal in (*soon, *later):
        draft.model.add_implication(literal, changed)
    if lost:
        draft.model.add(changed == 1)
    cost: Sum = ordinary * changed
    if soon and urgent_cost > ordinary:
        urgent = draft.model.new_bool_var("")
        for literal in soon:
            draft.model.add_implication(literal, urgent)
        draft.model.add_implication(urgent, changed)
        cost += (urgent_cost - ordinary) * urgent
    return cost


def _differences(draft: Draft, agent: AgentFacts, day: int) -> tuple[list[Any], list[Any]]:
    """Literals that say that a segment differs from the baseline, within the urgent hours and after them."""
    soon: list[Any] = []
    later: list[Any] = []
    for site, lane in draft.lanes.get((agent.id, day), {}).items():
        given = [(a, b) for place, a, b in agent.baseline_on(day) if place == site]
        spans = lane.segments.spans
        differ = [
            ~x if any(a <= start and end <= b for a, b in given) else x
            for x, (start, end) in zip(lane.on, spans, strict=True)
        ]
        urgent = bisect_left(spans, True, key=lambda span: not is_urgent(draft.facts, span[0]))
        soon += differ[:urgent]
        later += differ[urgent:]
    return soon, later


def _lost(draft: Draft, agent: AgentFacts, day: int) -> list[int]:
    """First minutes of the baseline's shifts of a day that no roster can have: at places that are gone or shut."""
    lost = []
    for site, start, end in agent.baseline_on(day):
        if site not in draft.facts.all_sites:
            lost.append(start)
        elif end > draft.facts.now:
            lane = draft.lane(agent.id, site, day)
            missing = without([(max(start, draft.facts.now), end)], () if lane is None else lane.segments.spans)
            lost += [first for first, _ in missing[:1]]
    at_sites = pairwise(sorted(agent.baseline_on(day)))
    if any(a[0] == b[0] and b[1] <= a[2] and max(a[2], b[2]) > draft.facts.now for a, b in at_sites):
        # Shifts that touch or overlap are given as one: the list differs, though presence need not.
        lost.append(draft.facts.week.span(day)[1] - 1)
    return lost


def is_urgent(facts: Facts, minute: int) -> bool:
    """Whether a difference at a minute comes with less than the urgent notice."""
    return facts.week.between(facts.problem.now, minute) < facts.figures.of(LEVEL, "urgent_hours") * 60


def late_cost(facts: Facts, agent: AgentFacts, day: int) -> int:
    """The cost of a change that is not urgent: within the employer's notice, or ordinary."""
    home = facts.sites.get(agent.source.home_site)
    holidays = home.holidays if home is not None else frozenset()
    today = facts.week.day(facts.problem.now)
    between = sum(1 for other in range(today + 1, day) if other % 7 in WORKDAYS and other not in holidays)
    short = between < agent.employer.notice_working_days
    return facts.figures.of(LEVEL, "short_cost" if short else "ordinary_cost")
