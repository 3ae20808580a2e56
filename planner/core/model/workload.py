"""workload: minutes of work of an agent, by day and over the week, history and training included."""

from planner.core.facts.agent import AgentFacts
from planner.core.model.draft import Draft, Sum
from planner.core.model.journeys import past_travel, travel_minutes


def day_work(draft: Draft, agent: AgentFacts, day: int) -> Sum:
    """Minutes of work on a day: shifts, travel, training and meetings."""
    key = ("work", agent.id, day)
    if key not in draft.sums:
        past = real_minutes(agent, day) + agent.training[day]
        draft.sums[key] = draft.minutes(agent.id, day) + travel_minutes(draft, agent, day) + past
    return draft.sums[key]


def week_work(draft: Draft, agent: AgentFacts) -> Sum:
    """Minutes of work over the week."""
    key = ("work", agent.id)
    if key not in draft.sums:
        draft.sums[key] = sum((day_work(draft, agent, day) for day in range(7)), 0)
    return draft.sums[key]


def settled_day(draft: Draft, agent: AgentFacts, day: int) -> int:
    """Minutes of work of a day that no plan can change: before now, training and meetings."""
    return real_minutes(agent, day) + past_travel(draft, agent, day) + agent.training[day]


def settled_week(draft: Draft, agent: AgentFacts) -> int:
    """Minutes of work of the week that no plan can change."""
    return sum(settled_day(draft, agent, day) for day in range(7))


def real_minutes(agent: AgentFacts, day: int) -> int:
    """Minutes that the agent really was on shift before now on a day."""
    return sum(end - start for _, start, end in agent.real_on(day))
