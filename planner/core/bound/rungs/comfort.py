"""comfort: hours far from their target, wishes not followed, late shifts and Saturdays."""

from planner.core.bound.averages import Averages
from planner.core.bound.linear import Cost
from planner.core.bound.runs import settled_minutes
from planner.core.facts.agent import AgentFacts
from planner.core.facts.component import Facts
from planner.core.facts.week import overlap
from planner.core.rungs.comfort import step
from schemas.agent import Preference

SATURDAY = 5


def measure(averages: Averages) -> Cost:
    """The rung, agent by agent."""
    cost = _deviations(averages)
    for agent in averages.facts.agents.values():
        for wish in agent.source.preferences:
            _wish(averages, agent, wish, cost)
        for day in range(7):
            _late(averages, agent, day, cost)
        _saturday(averages, agent, cost)
    cost.steps_of(step(averages.facts))
    return cost


def deviation(averages: Averages) -> Cost:
    """Minutes between everybody's work and target."""
    cost = _deviations(averages)
    cost.steps_of(step(averages.facts, deviation_alone=True))
    return cost


def _deviations(averages: Averages) -> Cost:
    cost = Cost()
    for agent in averages.facts.agents.values():
        _deviation(averages, agent, cost)
    return cost


def _deviation(averages: Averages, agent: AgentFacts, cost: Cost) -> None:
    facts, model = averages.facts, averages.model
    weight, slot = facts.figures.weights.deviation, facts.week.slot
    items = [item for day in range(7) for item in averages.agent_days.get((agent.id, day), ())]
    columns = [column for _, _, column in items]
    lengths = [float(end - start) for start, end, _ in items]
    missing = agent.target - sum(settled_minutes(agent, day) for day in range(7))
    travel = _most_travel(facts, agent)
    away = model.column(float(abs(missing) + sum(lengths) + travel + slot))
    cost.add(away, float(weight))
    if travel:
        journeys = model.column(float(travel))
        # Work is presence and journeys; the deviation is no less than what it is short of the target, or beyond it.
        model.at_least(missing, [away, journeys, *columns], [1.0, 1.0, *lengths])
        model.at_least(-missing, [away, journeys, *columns], [1.0, -1.0, *(-n for n in lengths)])
        return
    model.at_least(missing, [away, *columns], [1.0, *lengths])
    model.at_least(-missing, [away, *columns], [1.0, *(-n for n in lengths)])
    below = missing // slot * slot
    if missing != below:
        # Presence comes in slots: between the two nearest sums the deviation lies on or above the line through them.
        slope = (slot - 2 * (missing - below)) / slot
        model.at_least(missing - below - slope * below, [away, *columns], [1.0, *(-slope * n for n in lengths)])


def _most_travel(facts: Facts, agent: AgentFacts) -> int:
    """The most minutes on the way in a week."""
    places = {*agent.sites, *(site for site, _, _ in agent.past)}
    ways = [facts.travel[a, b] for a in places for b in places if a != b and (a, b) in facts.travel]
    journeys = 7 * (facts.figures.of("shift.max_per_day", "several_sites") - 1) + len(agent.past)
    return journeys * max(ways, default=0)


def _wish(averages: Averages, agent: AgentFacts, wish: Preference, cost: Cost) -> None:
    facts, model = averages.facts, averages.model
    day = wish.day.index
    window = (facts.week.wall(day, wish.start), facts.week.wall(day, wish.end))
    avoid = wish.wish == "avoid"
    factor = float(wish.weight * (facts.figures.weights.avoid if avoid else facts.figures.weights.prefer))
    before = sum(overlap(window, (a, b)) for _, a, b in agent.real_on(day))
    cost.constant += factor * (before if avoid else window[1] - window[0] - before)
    for start, end, column in averages.agent_days.get((agent.id, day), ()):
        shared, length = overlap(window, (start, end)), end - start
        if not shared:
            continue
        if length in {shared, facts.week.slot}:
            # On a whole segment, or on a single slot that is held or not, minutes inside are a share of the presence.
            cost.add(column, factor * shared if avoid else -factor * shared)
            continue
        inside = model.column(float(shared))
        cost.add(inside, factor if avoid else -factor)
        if avoid:
            # At most the rest of the segment can be held outside the window.
            model.at_least(float(shared - length), (inside, column), (1.0, -float(length)))
        else:
            # No more minutes inside the window than on the segment.
            model.at_most(0.0, (inside, column), (1.0, -float(length)))


def _late(averages: Averages, agent: AgentFacts, day: int, cost: Cost) -> None:
    facts, model = averages.facts, averages.model
    weight = facts.figures.weights.late_shift * (1 + agent.source.history.late_shifts)
    after = facts.week.wall(day, facts.figures.weights.late_after_minute)
    # A shift that an absence cut is late if its last real minute is: it counts once.
    ended = sum(
        any(site == place and start <= a and b <= end and b > after for place, a, b in agent.real_on(day))
        for site, start, end in agent.past_on(day)
    )
    cost.constant += weight * ended
    if facts.now > after and any(end == facts.now for _, _, end in agent.past):
        return  # what follows may be the same shift
    slot = facts.week.slot
    columns = [c for start, _, c in averages.agent_days.get((agent.id, day), ()) if start >= after // slot * slot]
    if weight and columns:
        late = model.column(integer=True)
        for column in columns:
            # Present in a slot that ends late: some shift ends late.
            model.at_most(0.0, (column, late), (1.0, -1.0))
        cost.add(late, float(weight))


def _saturday(averages: Averages, agent: AgentFacts, cost: Cost) -> None:
    weight = averages.facts.figures.weights.saturday * (1 + agent.source.history.saturdays)
    if agent.real_on(SATURDAY):
        cost.constant += weight
        return
    items = averages.agent_days.get((agent.id, SATURDAY), ())
    if weight and items:
        works = averages.model.column(integer=True)
        for _, _, column in items:
            # Present at some minute: works on that Saturday.
            averages.model.at_most(0.0, (column, works), (1.0, -1.0))
        cost.add(works, float(weight))
