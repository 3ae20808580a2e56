"""notice: the working days that employers give their people before a shift they were told is changed."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from schemas.agent import Agent
from schemas.ids import AgentId
from schemas.problem import Consent, Problem
from schemas.time import week_dates

_WEEKDAYS = range(5)
_DAY = timedelta(days=1)


def working_days_between(first: date, last: date, holidays: Iterable[date]) -> int:
    """Mondays to Fridays that are no holiday and lie strictly between two dates."""
    shut = frozenset(holidays)
    days = (first + _DAY * number for number in range(1, (last - first).days))
    return sum(each.weekday() in _WEEKDAYS and each not in shut for each in days)


def is_within_notice(problem: Problem, agent: Agent, day: date) -> bool:
    """Whether a change on a date comes later than an agent's employer promises."""
    today = problem.now.astimezone(ZoneInfo(problem.timezone)).date()
    holidays = next((site.holidays for site in problem.sites if site.id == agent.home_site), ())
    return working_days_between(today, day, holidays) < problem.employer(agent.employer).notice_working_days


def days_within_notice(problem: Problem) -> frozenset[tuple[AgentId, date]]:
    """Dates of the week on which whoever is changed needs to agree; none where nobody was told a roster."""
    if problem.baseline is None:
        return frozenset()
    days = week_dates(problem.week)
    return frozenset((who.id, day) for who in problem.agents for day in days if is_within_notice(problem, who, day))


def held_through_notice(problem: Problem, late: Collection[tuple[AgentId, date]]) -> Problem:
    """The same week, planned so that nobody is changed on their `late` days, those within notice, unless away then."""
    baseline = problem.baseline
    if baseline is None or not late:
        return problem
    zone = ZoneInfo(problem.timezone)

    def midnight(day: date) -> datetime:
        return datetime.combine(day, time(), zone)

    until = max(baseline.frozen_until, midnight(max(day for _, day in late) + _DAY))
    # Shifts are held for everybody until one instant: who has a shorter notice is free on the days after theirs.
    free = tuple(
        Consent(agent=who.id, date=day)
        for who in problem.agents
        for day in week_dates(problem.week)
        if (who.id, day) not in late and baseline.frozen_until <= midnight(day) < until
    )
    consents = (*problem.consents, *(each for each in free if each not in problem.consents))
    held = baseline.model_copy(update={"frozen_until": until})
    return problem.model_copy(update={"baseline": held, "consents": consents})
