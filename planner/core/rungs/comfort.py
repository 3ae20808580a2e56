"""comfort: hours close to the contract, wishes, late shifts and Saturdays shared fairly.

Source: contract, objective 6; weights in config/weights.toml, formula in docs/reference/comfort.md.
"""

from math import gcd

from planner.core.facts.agent import AgentFacts
from planner.core.facts.component import Facts
from planner.core.facts.week import clipped, overlap, total
from planner.core.model.draft import Draft, Sum
from planner.core.model.workload import week_work
from schemas.objective import Level

LEVEL: Level = "comfort"
SATURDAY = 5


def measure(draft: Draft) -> Sum:
    """The rung as an expression to minimise."""
    return sum(
        (
            part(draft, agent)
            for agent in draft.facts.agents.values()
            for part in (_deviation, _wishes, _late_shifts, _saturday)
        ),
        0,
    )


def step(facts: Facts, *, deviation_alone: bool = False) -> int:
    """What every value of the rung is a multiple of, whoever works when: shifts are made of slots."""
    found = 0
    for agent in facts.agents.values():
        found = gcd(found, facts.figures.weights.deviation * _work_step(facts, agent))
        if not deviation_alone:
            found = gcd(found, _other_steps(facts, agent))
    return found


def _work_step(facts: Facts, agent: AgentFacts) -> int:
    """What the minutes between the agent's work and target are a multiple of."""
    places = {*agent.sites, *(site for site, _, _ in agent.past)}
    journeys = (n for (a, b), n in facts.travel.items() if a in places and b in places)
    history = (end - start for _, start, end in agent.real)
    return gcd(facts.week.slot, agent.target, *agent.training, *history, *journeys)


def _other_steps(facts: Facts, agent: AgentFacts) -> int:
    """The same of wishes, late shifts and Saturdays."""
    weights, week, before = facts.figures.weights, facts.week, agent.source.history
    steps = [weights.late_shift * (1 + before.late_shifts), weights.saturday * (1 + before.saturdays)]
    for wish in agent.source.preferences:
        ends = (week.wall(wish.day.index, wish.start), week.wall(wish.day.index, wish.end))
        factor = weights.avoid if wish.wish == "avoid" else weights.prefer
        steps.append(factor * wish.weight * gcd(week.slot, *ends))
    return gcd(*steps)


def _deviation(draft: Draft, agent: AgentFacts) -> Sum:
    work = week_work(draft, agent)
    # Nobody works, travels and trains longer than every minute of the week twice over.
    deviation = draft.model.new_int_var(0, agent.target + 2 * draft.facts.week.end, "")
    draft.model.add(deviation >= work - agent.target)
    draft.model.add(deviation >= agent.target - work)
    return draft.facts.figures.weights.deviation * deviation


def _wishes(draft: Draft, agent: AgentFacts) -> Sum:
    weights, week = draft.facts.figures.weights, draft.facts.week
    cost: Sum = 0
    for wish in agent.source.preferences:
        day = wish.day.index
        window = week.wall(day, wish.start), week.wall(day, wish.end)
        on: Sum = total(clipped(((start, end) for _, start, end in agent.real_on(day)), [window]))
        for lane in draft.lanes.get((agent.id, day), {}).values():
            shared = (overlap(window, span) for span in lane.segments.spans)
            on += sum((x * n for x, n in zip(lane.on, shared, strict=True) if n), 0)
        if wish.wish == "avoid":
            cost += weights.avoid * wish.weight * on
        else:
            cost += weights.prefer * wish.weight * (window[1] - window[0] - on)
    return cost


def _late_shifts(draft: Draft, agent: AgentFacts) -> Sum:
    weights = draft.facts.figures.weights
    late: Sum = 0
    for day in range(7):
        after = draft.facts.week.wall(day, weights.late_after_minute)
        real = agent.real_on(day)
        late += sum(end > after for _, _, end in real)
        for site, lane in draft.lanes.get((agent.id, day), {}).items():
            late += sum((x for x, (_, b) in zip(lane.ends, lane.segments.spans, strict=True) if b > after), 0)
            now = lane.segments.spans[0][0]
            if lane.carry is not None and now > after and any(a[0] == site and a[2] == now for a in real):
                # What goes on over now is in the past and in the plan: it ends once.
                late -= lane.on[0]
    return weights.late_shift * (1 + agent.source.history.late_shifts) * late


def _saturday(draft: Draft, agent: AgentFacts) -> Sum:
    weight = draft.facts.figures.weights.saturday * (1 + agent.source.history.saturdays)
    if agent.real_on(SATURDAY):
        return weight
    return weight * draft.works(agent.id, SATURDAY) if draft.lanes.get((agent.id, SATURDAY)) else 0
