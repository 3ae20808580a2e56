"""stability: what it costs people that their shifts differ from those last given."""

from planner.core.bound.averages import Averages, shares
from planner.core.bound.linear import Cost
from planner.core.facts.agent import AgentFacts
from planner.core.rungs.stability import is_urgent, late_cost


def measure(averages: Averages) -> Cost:
    """The rung; an agent's date whose baseline shifts meet an absence costs nothing."""
    cost = Cost()
    if averages.facts.problem.baseline is None:
        return cost
    for agent in averages.facts.agents.values():
        for day in range(7):
            if not agent.exempt_on(day):
                _day(averages, agent, day, cost)
    return cost


def _day(averages: Averages, agent: AgentFacts, day: int, cost: Cost) -> None:
    """One date of an agent: changed or not, and changed within the urgent hours or not."""
    facts, model = averages.facts, averages.model
    ordinary = late_cost(facts, agent, day)
    extra = facts.figures.of("stability", "urgent_cost") - ordinary
    cost.steps_of(ordinary)
    cost.steps_of(extra)
    lost = _lost(averages, agent, day)
    soon, later = _differences(averages, agent, day)
    urgent_lost = any(is_urgent(facts, minute) for minute in lost)
    if lost:
        cost.constant += ordinary + (max(0, extra) if urgent_lost else 0)
    elif soon or later:
        changed = model.column(integer=True)
        cost.add(changed, float(ordinary))
        for column, was in (*soon, *later):
            _differs(averages, changed, column, was)
    if soon and extra > 0 and not urgent_lost:
        urgent = model.column(integer=True)
        cost.add(urgent, float(extra))
        for column, was in soon:
            _differs(averages, urgent, column, was)


def _differs(averages: Averages, changed: int, column: int, was: float) -> None:
    """Unchanged means present exactly as before; changed is 1, which no difference of averages exceeds."""
    averages.model.at_least(-was, (changed, column), (1.0, -1.0))
    averages.model.at_least(was, (changed, column), (1.0, 1.0))


Differences = list[tuple[int, float]]


def _differences(averages: Averages, agent: AgentFacts, day: int) -> tuple[Differences, Differences]:
    """Columns with the baseline's share of their segment: wholly within the urgent hours, and the others."""
    facts, slot = averages.facts, averages.facts.week.slot
    soon: Differences = []
    later: Differences = []
    for site in averages.places(agent.id, day):
        segments, first = averages.grid.on(site, day), averages.presence[agent.id, site, day]
        given = tuple((a, b) for place, a, b in agent.baseline_on(day) if place == site)
        for i, (share, span) in enumerate(zip(shares(segments, given), segments.spans, strict=True)):
            (soon if is_urgent(facts, span[1] - slot) else later).append((first + i, share))
    return soon, later


def _lost(averages: Averages, agent: AgentFacts, day: int) -> list[int]:
    """First minutes of the baseline's shifts of a day that no roster can have: where the agent cannot be."""
    facts, lost = averages.facts, []
    for site, start, end in agent.baseline_on(day):
        first = max(start, facts.now)
        reach = averages.reach.agents.get((agent.id, site, day), ())
        if site not in facts.all_sites:
            lost.append(start)
        elif first < end and not any(a <= first and end <= b for a, b in reach):
            # Somewhere in it the agent cannot be; where exactly is left open, so the last slot is taken.
            lost.append(end - facts.week.slot)
    return lost
