"""How many trained agents are present through a site's days, and what that means for its doors."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from itertools import pairwise

from planner.show.names import Names
from schemas.agent import Agent
from schemas.ids import CORE, SiteId
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.time import DAY_MINUTES

Stretch = tuple[int, int]
"""From minute to minute of one day's clock."""


class Door(Enum):
    """What the public finds at a site."""

    OPEN = "ouvert"
    SHORT = "annoncé, fermé : équipe incomplète"
    SHUT = "annoncé, fermé : personne"
    STAFFED = "fermé au public, présence"
    CLOSED = "fermé"


@dataclass(frozen=True)
class Run:
    """A stretch of a day in which nothing changes."""

    start: int
    end: int
    door: Door
    agents: int
    """Trained agents present; without a problem, agents present."""


@dataclass(frozen=True)
class Cover:
    """A site's week between its first and last hour."""

    first: int
    """Minute at which the clock of every day begins, a full hour."""
    last: int
    """Minute at which it ends, a full hour."""
    days: tuple[tuple[date, tuple[Run, ...]], ...]


def cover_of(site: SiteId, days: tuple[date, ...], roster: Roster, problem: Problem | None, names: Names) -> Cover:
    """The cover of one site on these days."""
    facts = [(_announced(site, when, problem), *_planned(site, when, roster, problem, names)) for when in days]
    ends = [minute for parts in facts for part in parts for stretch in part for minute in stretch]
    first = min(ends, default=8 * 60) // 60 * 60
    last = -(-max(ends, default=18 * 60) // 60) * 60
    return Cover(first, last, tuple((when, _runs(first, last, *fact)) for when, fact in zip(days, facts, strict=True)))


def _runs(
    first: int, last: int, announced: list[Stretch], opened: list[Stretch], present: list[Stretch]
) -> tuple[Run, ...]:
    """The day cut where anything changes, equal neighbours joined."""
    marks = sorted({first, last, *(minute for part in (announced, opened, present) for s in part for minute in s)})
    runs: list[Run] = []
    for start, end in pairwise(marks):
        agents = _holding(present, start)
        run = Run(start, end, _door(bool(_holding(opened, start)), bool(_holding(announced, start)), agents), agents)
        if runs and (runs[-1].door, runs[-1].agents) == (run.door, run.agents):
            run = Run(runs.pop().start, end, run.door, agents)
        runs.append(run)
    return tuple(runs)


def _holding(stretches: list[Stretch], minute: int) -> int:
    return sum(start <= minute < end for start, end in stretches)


def _door(opened: bool, announced: bool, agents: int) -> Door:
    if opened:
        return Door.OPEN
    if announced:
        return Door.SHORT if agents else Door.SHUT
    return Door.STAFFED if agents else Door.CLOSED


def _announced(site: SiteId, when: date, problem: Problem | None) -> list[Stretch]:
    """What the public was told, as far as the building can be open then; nothing is known of it without a problem."""
    known = next((known for known in problem.sites if known.id == site), None) if problem else None
    if known is None or when in known.closed_on:
        return []
    return [
        (max(told.start, can.start), min(told.end, can.end))
        for told in known.published_hours
        for can in known.openable_hours
        if told.day.index == can.day.index == when.weekday() and max(told.start, can.start) < min(told.end, can.end)
    ]


def _planned(
    site: SiteId, when: date, roster: Roster, problem: Problem | None, names: Names
) -> tuple[list[Stretch], list[Stretch]]:
    """When the doors are open, and each trained agent's presence."""
    agents = {agent.id: agent for agent in problem.agents} if problem else None
    opened = [_stretch(item.start, item.end, when, names) for item in roster.openings if item.site == site]
    present: list[Stretch] = []
    for shift in roster.shifts:
        stretch = _stretch(shift.start, shift.end, when, names)
        if shift.site != site or stretch is None:
            continue
        if problem is None or agents is None:
            present.append(stretch)
        elif (agent := agents.get(shift.agent)) is not None and agent.holds(CORE, when):
            present.extend(_without(stretch, _away(agent, when, problem, names)))
    return [stretch for stretch in opened if stretch is not None], present


def _stretch(start: datetime, end: datetime, when: date, names: Names) -> Stretch | None:
    """The minutes of that date between two instants."""
    begin, finish = names.local(start), names.local(end)
    if not begin.date() <= when <= finish.date():
        return None
    first = begin.hour * 60 + begin.minute if begin.date() == when else 0
    last = finish.hour * 60 + finish.minute if finish.date() == when else DAY_MINUTES
    return (first, last) if first < last else None


def _away(agent: Agent, when: date, problem: Problem, names: Names) -> Iterable[Stretch]:
    """When the agent is not to be counted, rounded outwards to the grid as the problem's reader does."""
    step = problem.slot_minutes
    for interval in agent.unavailable:
        stretch = _stretch(interval.start, interval.end, when, names)
        if stretch is not None:
            yield stretch[0] // step * step, -(-stretch[1] // step) * step


def _without(stretch: Stretch, holes: Iterable[Stretch]) -> list[Stretch]:
    """The parts of a stretch outside the holes."""
    parts = [stretch]
    for begin, end in holes:
        cut = [piece for s, e in parts for piece in ((s, min(e, begin)), (max(s, end), e))]
        parts = [(s, e) for s, e in cut if s < e]
    return parts
