"""What the plain model knows of an agent: slots not free, target, work that is no shift, shifts that were given."""

from dataclasses import dataclass

from benchmarks.plain.slots import Slots
from config.figures import Figures
from schemas.agent import Agent
from schemas.ids import AgentId, SiteId
from schemas.problem import Problem
from schemas.site import Site
from schemas.time import DAY_MINUTES, Day, week_dates

_RANKS = ("absence", "part_time", "training", "meeting")
_DAYS = tuple(Day)
_BALANCE_CAP = 60
_REACH = 10_000
"""More minutes than any limit: a bound that does not bind."""


@dataclass(frozen=True)
class Worker:
    """One agent's week in slots."""

    agent: Agent
    gone: dict[int, str]
    """Why the agent is not free, by slot."""
    core: tuple[bool, ...]
    course: tuple[int, ...]
    """Minutes of training and meetings that count as work, by day."""
    target: int
    most: int
    """Minutes of work in the week at most, by every law that caps a week."""
    first: int
    """The first minute of the week at which rests allow work."""
    last: int
    """The minute of the week by which work ends, for the rest before next Monday."""
    given: dict[int, SiteId]
    """Where the baseline has the agent, by slot; sites that are gone included."""
    exempt: frozenset[int]
    """Days on which the baseline's shifts cannot be worked."""
    movable: frozenset[int]
    """Days on which frozen shifts may change."""


def read_workers(problem: Problem, figures: Figures, slots: Slots) -> dict[AgentId, Worker]:
    """Every agent's week."""
    sites = {site.id: site for site in problem.sites}
    return {agent.id: _worker(agent, sites, problem, figures, slots) for agent in problem.agents}


def _worker(agent: Agent, sites: dict[SiteId, Site], problem: Problem, figures: Figures, slots: Slots) -> Worker:
    gone: dict[int, str] = {}
    for each in sorted(agent.unavailable, key=lambda each: _RANKS.index(each.reason)):
        for slot in slots.clipped(each.start, each.end):
            gone.setdefault(slot, each.reason)
    value, taken = _day_values(agent, gone, sites, problem, slots)
    given = _given(agent, problem, slots)
    overlapping = {slots.day(slot) for slot in given if slot in gone}
    late = {slots.day(slot) for slot in given if slot in gone and slot >= slots.now}
    dates = week_dates(problem.week)
    agreed = {dates.index(each.date) for each in problem.consents if each.agent == agent.id and each.date in dates}
    balance = max(-_BALANCE_CAP, min(_BALANCE_CAP, agent.balance_minutes))
    courses = [[slot for slot in slots.of_day(day) if gone.get(slot) in _RANKS[2:]] for day in range(7)]
    first, last = _rests(agent, sites, figures, slots)
    return Worker(
        agent=agent,
        gone=gone,
        core=tuple(agent.holds("core", date) for date in dates),
        course=tuple(min(value, len(course) * slots.minutes) for course in courses),
        target=max(0, agent.contract.weekly_minutes - taken - balance),
        most=_most(agent, figures),
        first=first,
        last=last,
        given=given,
        exempt=frozenset(overlapping),
        movable=frozenset(late | agreed),
    )


def _day_values(
    agent: Agent, gone: dict[int, str], sites: dict[SiteId, Site], problem: Problem, slots: Slots
) -> tuple[int, int]:
    working = [day for day in range(5) if any(gone.get(slot) != "part_time" for slot in slots.of_day(day))]
    value = agent.contract.weekly_minutes // len(working) if working else 0
    holidays = sites[agent.home_site].holidays
    taken = 0
    for day in working:
        length = {
            slot
            for key in agent.sites
            for window in sites[key].openable_hours
            if _DAYS.index(window.day) == day
            for slot in slots.window(day, window.start, window.end)
        } or set(slots.of_day(day))
        absent = sum(gone.get(slot) == "absence" for slot in length)
        whole = week_dates(problem.week)[day] in holidays
        taken += value if whole else value * absent // len(length)
    return value, taken


def _most(agent: Agent, figures: Figures) -> int:
    regime, contract = agent.contract.regime, agent.contract
    rule = "work.contract_max"
    if contract.max_weekly_minutes is not None:
        own = contract.max_weekly_minutes
    elif contract.weekly_minutes >= figures.of(rule, "full_time_minutes", regime):
        own = contract.weekly_minutes + figures.of(rule, "full_time_extra_minutes", regime)
    else:
        share = contract.weekly_minutes * figures.of(rule, "part_time_numerator", regime)
        more = share // figures.of(rule, "part_time_denominator", regime)
        own = min(more, figures.of(rule, "part_time_ceiling_minutes", regime))
    known = agent.history.worked_minutes[-(figures.of("work.average_max", "weeks", regime) - 1) :]
    average = figures.of("work.average_max", "minutes", regime) * (len(known) + 1) - sum(known)
    return max(0, min(own, average, figures.of("work.weekly_max", "minutes", regime)))


def _rests(agent: Agent, sites: dict[SiteId, Site], figures: Figures, slots: Slots) -> tuple[int, int]:
    regime = agent.contract.regime
    weekly = figures.of("work.weekly_rest", "minutes", regime)
    first, ended = 0, agent.history.last_shift_end
    if ended is not None and slots.minute(ended) < 0:
        minute = -int((slots.monday - ended).total_seconds() // 60)
        first = minute + figures.of("work.daily_rest", "minutes", regime)
        if minute >= -7 * DAY_MINUTES:
            first = max(first, minute + weekly)
    mondays = [w.start for key in agent.sites for w in sites[key].openable_hours if w.day == Day.MON]
    return first, 7 * DAY_MINUTES + min(mondays) - weekly if mondays else _REACH + 7 * DAY_MINUTES


def _given(agent: Agent, problem: Problem, slots: Slots) -> dict[int, SiteId]:
    if problem.baseline is None:
        return {}
    return {
        slot: shift.site
        for shift in problem.baseline.shifts
        if shift.agent == agent.id
        for slot in slots.clipped(shift.start, shift.end)
    }
