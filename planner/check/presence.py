"""presence: who is where in minutes of the week, and which of the stated shifts and openings can be read so at all."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planner.check.clock import Clock
from planner.check.spans import Span
from schemas.ids import AgentId, SiteId
from schemas.roster import Opening
from schemas.shift import Shift

DAYS = range(7)


class Presence(NamedTuple):
    """One unbroken presence of an agent at a site."""

    start: int
    end: int
    site: SiteId
    agent: AgentId
    day: int
    """The day of the week, 0 to 6."""

    @property
    def span(self) -> Span:
        """Its minutes."""
        return self.start, self.end

    @property
    def length(self) -> int:
        """How many minutes."""
        return self.end - self.start

    def only(self, span: Span) -> "Presence":
        """A part of it."""
        return self._replace(start=span[0], end=span[1])


Days = tuple[tuple[Presence, ...], ...]
"""Presence of one agent day by day, in order of time."""


def day_of(clock: Clock, start: int, end: int) -> int | None:
    """The one date of the week on which an interval lies; None where there is none."""
    day = clock.day(start)
    inside = day in DAYS and start < end <= clock.midnights[day + 1]
    return day if inside else None


def presences(clock: Clock, shifts: Iterable[Shift]) -> Iterator[Presence]:
    """The shifts that lie on one date of the week; the others are the business of `roster.shape`."""
    for shift in shifts:
        start, end = clock.minute(shift.start), clock.minute(shift.end)
        day = day_of(clock, start, end)
        if day is not None:
            yield Presence(start, end, shift.site, shift.agent, day)


def by_day(found: Iterable[Presence]) -> Days:
    """Presence of one agent, day by day."""
    days: list[list[Presence]] = [[] for _ in DAYS]
    for presence in found:
        days[presence.day].append(presence)
    return tuple(tuple(sorted(day)) for day in days)


def doors(clock: Clock, openings: Iterable[Opening]) -> dict[SiteId, list[Span]]:
    """The openings of each site that lie on one date of the week, in order, as stated."""
    found: dict[SiteId, list[Span]] = {}
    for opening in openings:
        span = clock.minute(opening.start), clock.minute(opening.end)
        if day_of(clock, *span) is not None:
            found.setdefault(opening.site, []).append(span)
    for each in found.values():
        each.sort()
    return found
