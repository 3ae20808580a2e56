"""spare_days: when somebody is there to be sent, or to count among those whom a site needs."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from schemas.agent import Agent
from schemas.ids import AgentId
from schemas.problem import Problem
from schemas.time import week_dates


def free_days(week: Problem, agent: AgentId, barred: Collection[tuple[AgentId, date]]) -> list[date]:
    """Weekdays to come on which an agent is not away for any part."""
    known: Mapping[AgentId, Agent] = {each.id: each for each in week.agents}
    if agent not in known:
        return []
    shut = {day for site in week.sites for day in site.holidays}
    return [
        day
        for day in week_dates(week.week)[:5]
        if day > week.now.date() and day not in shut and (agent, day) not in barred and not _away(known[agent], day)
    ]


def _away(agent: Agent, day: date) -> bool:
    return any(each.start.date() <= day <= (each.end - timedelta(minutes=1)).date() for each in agent.unavailable)


def is_there(agent: Agent, day: date) -> bool:
    """Whether an agent counts among the two on a day."""
    return agent.holds("core", day) and not _away(agent, day)
