"""workload: minutes of work of an agent, by day and over the week, history and training included."""

from planner.core.agent_facts import AgentFacts
from planner.core.draft import Draft, Sum
from planner.core.journeys import past_travel, travel_minutes
from schemas.time import DAY_MINUTES


def day_work(draft: Draft, agent: AgentFacts, day: int) -> Sum:
    """Minutes of work on a day: shifts, travel, training and meetings."""
    return draft.minutes(agent.id, day) + travel_minutes(draft, agent, day) + past_work(draft, agent, day)


def week_work(draft: Draft, agent: AgentFacts) -> Sum:
    """Minutes of work over the week."""
    return sum((day_work(draft, agent, day) for day in range(7)), 0)


def past_work(draft: Draft, agent: AgentFacts, day: int) -> int:
    """Minutes of a day that no plan can change: shifts before now, training and meetings (without past journeys)."""
    return past_shift_minutes(agent, day) + agent.training[day]


def past_shift_minutes(agent: AgentFacts, day: int) -> int:
    """Minutes on shift before now on a day."""
    return sum(end - start for _, start, end in agent.past if start // DAY_MINUTES == day)


def settled_week(draft: Draft, agent: AgentFacts) -> int:
    """Minutes of the week that no plan can change."""
    return sum(past_work(draft, agent, day) + past_travel(draft, agent, day) for day in range(7))
