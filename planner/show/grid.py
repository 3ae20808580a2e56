"""Who is where, when: a site's agents by its days, with the hours and the appointments of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from planner.show.names import Names
from schemas.ids import AgentId, SiteId
from schemas.problem import Problem
from schemas.roster import Appointment, Roster
from schemas.time import week_dates

MODALITIES = {"video": "visio", "on_site": "sur place", "phone": "téléphone"}
STATES = {"booked": "pris", "offered": "libre", "withdrawn": "annulé"}


@dataclass(frozen=True)
class Presence:
    """One shift of an agent, on the basin's clock."""

    start: datetime
    end: datetime
    elsewhere: str | None
    """Short name of the other site where it is; None where it is at the site looked at."""


@dataclass(frozen=True)
class Meeting:
    """One appointment at the site looked at."""

    start: datetime
    end: datetime
    partner: str
    modality: str
    state: str
    agent: str | None
    """Who attends; None where nobody of the site does."""
    before: datetime | None
    """When it was before it was moved; None where it was not."""


@dataclass(frozen=True)
class Cell:
    """One agent's day."""

    presences: tuple[Presence, ...] = ()
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True)
class Row:
    """One agent's week."""

    agent: str
    cells: tuple[Cell, ...]
    minutes: int
    """Minutes on shift in the week, wherever."""


@dataclass(frozen=True)
class Grid:
    """A site's week: its days across, its agents down."""

    days: tuple[date, ...]
    rows: tuple[Row, ...]
    meetings: tuple[Meeting, ...]
    """Every appointment of the site, in order."""


def grid_of(site: SiteId, roster: Roster, problem: Problem | None, names: Names) -> Grid:
    """The grid of one site, with everyone who is there in the week or belongs there."""
    days = _days(site, roster, problem, names)
    appointments = [item for item in roster.appointments if item.site == site]
    rows = tuple(_row(agent, site, days, roster, names) for agent in _people(site, roster, problem))
    meetings = sorted((_meeting(item, names) for item in appointments), key=lambda meeting: meeting.start)
    return Grid(days, rows, tuple(meetings))


def _days(site: SiteId, roster: Roster, problem: Problem | None, names: Names) -> tuple[date, ...]:
    """Monday to Friday, and of the weekend the days on which there is something."""
    week = week_dates(roster.week)
    used = {names.local(shift.start).date() for shift in roster.shifts if shift.site == site}
    used |= {names.local(opening.start).date() for opening in roster.openings if opening.site == site}
    for known in problem.sites if problem else ():
        used |= {week[window.day.index] for window in known.published_hours if known.id == site}
    return tuple(when for when in week if when.weekday() < 5 or when in used)


def _people(site: SiteId, roster: Roster, problem: Problem | None) -> Sequence[AgentId]:
    """Those on shift at the site and, where they are known, those who belong there."""
    present = {shift.agent for shift in roster.shifts if shift.site == site}
    if problem is None:
        return sorted(present)
    known = [agent.id for agent in problem.agents if agent.home_site == site or agent.id in present]
    return [*known, *sorted(present - set(known))]


def _row(agent: AgentId, site: SiteId, days: tuple[date, ...], roster: Roster, names: Names) -> Row:
    shifts = sorted((shift for shift in roster.shifts if shift.agent == agent), key=lambda shift: shift.start)
    presences = [
        Presence(
            names.local(shift.start),
            names.local(shift.end),
            None if shift.site == site else names.short_site(shift.site),
        )
        for shift in shifts
    ]
    attended = [
        _meeting(item, names)
        for item in roster.appointments
        if item.agent == agent and item.site == site and item.state != "withdrawn"
    ]
    cells = tuple(
        Cell(
            tuple(presence for presence in presences if presence.start.date() == when),
            tuple(sorted((m for m in attended if m.start.date() == when), key=lambda meeting: meeting.start)),
        )
        for when in days
    )
    minutes = sum(int((shift.end - shift.start).total_seconds()) // 60 for shift in shifts)
    return Row(names.agent(agent), cells, minutes)


def _meeting(item: Appointment, names: Names) -> Meeting:
    return Meeting(
        names.local(item.start),
        names.local(item.end),
        names.partner(item.partner),
        MODALITIES[item.modality],
        STATES[item.state],
        None if item.agent is None else names.agent(item.agent),
        None if item.previous is None else names.local(item.previous.start),
    )
