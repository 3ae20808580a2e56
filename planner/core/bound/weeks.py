"""weeks: rows of an agent's week: the least of all caps on its minutes, and on its days."""

from planner.core.bound.averages import Averages
from planner.core.bound.runs import settled_minutes
from planner.core.facts.agent import AgentFacts
from planner.core.facts.component import Facts
from planner.core.facts.week import day_of
from planner.core.rules.work.contract_max import cap_minutes


def week_caps(averages: Averages) -> None:
    """The work of the week, journeys left out, within what contract, law and the weeks before leave."""
    slot = averages.facts.week.slot
    for agent in averages.facts.agents.values():
        items = [item for day in range(7) for item in averages.agent_days.get((agent.id, day), ())]
        left = week_cap(averages.facts, agent) - sum(settled_minutes(agent, day) for day in range(7))
        if sum((b - a) * averages.model.upper[c] for a, b, c in items) > left:
            # Presence comes in slots, and journeys only add to the work; what history already passed leaves nothing.
            averages.model.at_most(
                max(0, left // slot * slot), [c for _, _, c in items], [float(b - a) for a, b, _ in items]
            )


def week_cap(facts: Facts, agent: AgentFacts) -> int:
    """The most minutes of work in the week."""
    weeks = facts.figure("work.average_max", "weeks", agent)
    known = agent.source.history.worked_minutes[-(weeks - 1) :] if weeks > 1 else ()
    average = facts.figure("work.average_max", "minutes", agent) * (len(known) + 1) - sum(known)
    return min(cap_minutes(facts, agent), facts.figure("work.weekly_max", "minutes", agent), average)


def days_caps(averages: Averages) -> None:
    """Not more dates with a shift than a week may have."""
    facts, model = averages.facts, averages.model
    for agent in facts.agents.values():
        past = {day_of(start) for _, start, _ in agent.real}
        days = [day for day in range(7) if averages.agent_days.get((agent.id, day)) and day not in past]
        cap = facts.figure("work.days_max", "days", agent)
        if len(days) + len(past) <= cap:
            continue
        works = [model.column(integer=True) for _ in days]
        for day, work in zip(days, works, strict=True):
            for _, _, column in averages.agent_days[agent.id, day]:
                # Present at some minute: then the date counts.
                model.at_most(0.0, (column, work), (1.0, -1.0))
        model.at_most(max(0, cap - len(past)), works, [1.0] * len(works))
