"""problem_people: agents of a problem as rows: where they work, their contracts, skills and weeks before.

A problem knows the contract of one week. Where the stored one gives the same in that week it stays; else another begins
on the week's Monday. Part time that repeats with the week becomes a part of the contract, so that weeks of which no
problem was given have it too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner.network.opening_hours.writing import NEVER
from planner.network.territory import Territory, territory_of
from planner.services.network.importing.known import Known
from planner.services.network.importing.problem_network import windows_text
from schemas.agent import Agent, Unavailable
from schemas.problem import Problem
from schemas.site import Window
from schemas.tables.agent import AgentRow, AgentSiteRow, ContractRow, SkillRow
from schemas.tables.basin import BasinRow
from schemas.tables.row import Row
from schemas.time import Day, week_dates


@dataclass(frozen=True)
class Clock:
    """The week on the clock of the basin."""

    week: str
    """Which week."""
    zone: ZoneInfo
    """Its zone."""
    territory: Territory
    """Its holidays."""

    def at(self, day: Day, minutes: int) -> datetime:
        """An instant of the week."""
        on = week_dates(self.week)[day.index] + timedelta(days=minutes // 1440)
        return datetime.combine(on, time(minutes % 1440 // 60, minutes % 60), self.zone)

    @property
    def start(self) -> datetime:
        """The first instant of the week."""
        return self.at(Day.MON, 0)

    @property
    def end(self) -> datetime:
        """The first instant after it."""
        return self.at(Day.SUN, 1440)


def clock_of(problem: Problem, basin: BasinRow) -> Clock:
    """The clock of a problem's week."""
    return Clock(problem.week, ZoneInfo(problem.timezone), territory_of(basin.territory))


def people_rows(problem: Problem, basin: BasinRow, known: Known) -> Iterator[Row]:
    """The rows of every agent but for facts of the week and weeks before."""
    clock = clock_of(problem, basin)
    for place, agent in enumerate(problem.agents):
        yield AgentRow(
            id=agent.id,
            basin=basin.id,
            ordinal=place,
            name=agent.name,
            employer=agent.employer,
            home_site=agent.home_site,
            balance_minutes=agent.balance_minutes,
            preferences=[wish.model_dump(mode="json", by_alias=True) for wish in agent.preferences],
        )
        for number, site in enumerate(dict.fromkeys(agent.sites)):
            yield AgentSiteRow(agent=agent.id, site=site, ordinal=number)
        for number, held in enumerate(agent.skills):
            yield SkillRow(
                agent=agent.id,
                ordinal=number,
                code=held.code,
                valid_from=held.valid_from,
                valid_until=held.valid_until,
            )
        contracts = [row for row in known.network.contracts if row.agent == agent.id] if known.network else []
        yield _contract(agent, contracts, clock)


def stored_people(known: Known) -> Iterator[Row]:
    """Every stored row of a problem's kind of the people but for contracts, which are kept as history."""
    if (stored := known.network) is not None:
        yield from stored.agents
        yield from stored.agent_sites
        yield from stored.skills


def weekly_part_time(agent: Agent, clock: Clock) -> tuple[Window, ...] | None:
    """Part time as windows of the week; None where it is not within days, on whole minutes and without overlap."""
    spans = sorted({(one.start, one.end) for one in agent.unavailable if one.reason == "part_time"})
    windows: list[Window] = []
    for start, end in spans:
        window = _window(start, end, clock)
        if window is None or (windows and windows[-1].day is window.day and window.start < windows[-1].end):
            return None
        windows.append(window)
    return tuple(windows)


def dated_reasons(agent: Agent, clock: Clock) -> tuple[Unavailable, ...]:
    """What is stored by its dates: trainings, meetings, and part time that does not repeat."""
    repeats = weekly_part_time(agent, clock) is not None
    return tuple(
        one for one in agent.unavailable if one.reason != "absence" and not (repeats and one.reason == "part_time")
    )


def _window(start: datetime, end: datetime, clock: Clock) -> Window | None:
    local = start.astimezone(clock.zone)
    first = local.hour * 60 + local.minute
    dates = week_dates(clock.week)
    if local.date() not in dates:
        return None
    day = list(Day)[dates.index(local.date())]
    last = _minutes_after(end, clock, day)
    whole = first < last <= 1440 and clock.at(day, first) == start and clock.at(day, last) == end
    return Window(day=day, start=first, end=last) if whole else None


def _minutes_after(end: datetime, clock: Clock, day: Day) -> int:
    """Wall-clock minutes from a day's midnight to an instant."""
    local = end.astimezone(clock.zone)
    return (local.date() - week_dates(clock.week)[day.index]).days * 1440 + local.hour * 60 + local.minute


def _contract(agent: Agent, stored: list[ContractRow], clock: Clock) -> ContractRow:
    monday = week_dates(clock.week)[0]
    held = next((row for row in reversed(stored) if row.valid_from <= monday), stored[0] if stored else None)
    windows = weekly_part_time(agent, clock) or ()
    text = windows_text(windows, held.part_time if held else None, clock.week, clock.territory)
    wanted = ContractRow(
        agent=agent.id,
        valid_from=monday,
        regime=agent.contract.regime,
        weekly_minutes=agent.contract.weekly_minutes,
        max_weekly_minutes=agent.contract.max_weekly_minutes,
        part_time=None if text == NEVER else text,
    )
    if held is None or _terms(held) != _terms(wanted):
        return wanted
    return held


def _terms(row: ContractRow) -> tuple[object, ...]:
    return row.regime, row.weekly_minutes, row.max_weekly_minutes, row.part_time
