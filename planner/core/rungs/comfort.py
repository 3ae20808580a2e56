"""comfort: hours close to the contract, wishes, late shifts and Saturdays shared fairly.

Source: contract, objective 6; weights in config/weights.toml, formula in docs/reference/comfort.md.
"""

from planner.core.agent_facts import AgentFacts
from planner.core.draft import Draft, Sum
from planner.core.timeline import past_on
from planner.core.week import overlap
from planner.core.workload import week_work
from schemas.objective import Level
from schemas.time import DAY_MINUTES

LEVEL: Level = "comfort"
SATURDAY = 5
LONGEST_WEEK = 7 * DAY_MINUTES


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


def _deviation(draft: Draft, agent: AgentFacts) -> Sum:
    deviation = draft.model.new_int_var(0, LONGEST_WEEK, "")
    work = week_work(draft, agent)
    draft.model.add(deviation >= work - agent.target)
    draft.model.add(deviation >= agent.target - work)
    return draft.facts.figures.weights.deviation * deviation


def _wishes(draft: Draft, agent: AgentFacts) -> Sum:
    weights = draft.facts.figures.weights
    cost: Sum = 0
    for wish in agent.source.preferences:
        day = wish.day.index
        window = (day * DAY_MINUTES + wish.start, day * DAY_MINUTES + wish.end)
        on: Sum = sum(overlap(window, span) for span in past_on(agent, day))
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
        after = day * DAY_MINUTES + weights.late_after_minute
        carried = None
        for lane in draft.lanes.get((agent.id, day), {}).values():
            late += sum((x for x, (_, b) in zip(lane.ends, lane.segments.spans, strict=True) if b > after), 0)
            if lane.carry is not None and lane.segments.spans[0][0] > after:
                carried = lane.on[0]
        ended = sum(end > after for _, end in past_on(agent, day))
        # A shift that crosses now is in the past and in the plan: it ends once.
        late += ended if carried is None else ended - carried
    return weights.late_shift * (1 + agent.source.history.late_shifts) * late


def _saturday(draft: Draft, agent: AgentFacts) -> Sum:
    weight = draft.facts.figures.weights.saturday * (1 + agent.source.history.saturdays)
    if past_on(agent, SATURDAY):
        return weight
    return weight * draft.works(agent.id, SATURDAY) if draft.lanes.get((agent.id, SATURDAY)) else 0
