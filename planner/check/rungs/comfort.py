"""comfort: hours near the contract's, wishes, evenings and Saturdays shared, weighed by `config/weights.toml`."""

from collections.abc import Iterator

from planner.check.agent_week import AgentWeek
from planner.check.case import Case
from planner.check.spans import clip, length, union
from schemas.ids import SiteId

SATURDAY = 5


def costs(case: Case) -> Iterator[tuple[SiteId, int]]:
    """What each agent's week costs, at a site of the agent."""
    for key, week in case.agents.items():
        yield case.place(key), deviation(case, week) + wishes(case, week) + late(case, week) + saturday(case, week)


def deviation(case: Case, week: AgentWeek) -> int:
    """How far the work of the week lies from its target."""
    return case.figures.weights.deviation * abs(case.week_work(week) - week.target)


def wishes(case: Case, week: AgentWeek) -> int:
    """Minutes on shift where the agent would rather not be, and not on shift where the agent would rather be."""
    weights, cost = case.figures.weights, 0
    for wish in week.agent.preferences:
        day = wish.day.index
        window = case.clock.wall(day, wish.start), case.clock.wall(day, wish.end)
        there = length(clip(union(shift.span for shift in week.real[day]), *window))
        if wish.wish == "avoid":
            cost += weights.avoid * wish.weight * there
        else:
            cost += weights.prefer * wish.weight * (window[1] - window[0] - there)
    return cost


def late(case: Case, week: AgentWeek) -> int:
    """Shifts that end late, the dearer the more of them the agent had before."""
    once = case.figures.weights.late_shift * (1 + week.agent.history.late_shifts)
    return once * late_ends(case, week)


def late_ends(case: Case, week: AgentWeek) -> int:
    """How many shifts end late."""
    after = case.figures.weights.late_after_minute
    return sum(shift.end > case.clock.wall(day, after) for day, shifts in week.worked() for shift in shifts)


def saturday(case: Case, week: AgentWeek) -> int:
    """A Saturday that is worked, the dearer the more of them the agent had before."""
    once = case.figures.weights.saturday * (1 + week.agent.history.saturdays)
    return once if week.real[SATURDAY] else 0
