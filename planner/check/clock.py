"""clock: the checker's own arithmetic of time, in real minutes after the week's Monday 00:00.

Instants are compared in UTC: Python subtracts wall times where two datetimes share a zone, and an hour is lost or won
at a clock change.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Self
from zoneinfo import ZoneInfo

from planner.check.spans import Span, Spans, union
from schemas.problem import Problem
from schemas.site import Window
from schemas.time import DAY_MINUTES, week_dates

MINUTE = timedelta(minutes=1)
WEEKDAYS = range(5)
"""Monday to Friday, as days of the week."""


@dataclass(frozen=True)
class Clock:
    """A week in its zone, on its grid."""

    zone: ZoneInfo
    slot: int
    """Minutes of the grid."""
    dates: tuple[date, ...]
    """The seven dates of the week, Monday first."""
    origin: datetime
    """Monday 00:00 as an instant in UTC; minute 0."""
    midnights: tuple[int, ...]
    """The minute at which each date begins, and the one at which Sunday ends."""

    @classmethod
    def of(cls, problem: Problem) -> Self:
        """The clock of a problem's week."""
        zone, dates = ZoneInfo(problem.timezone), week_dates(problem.week)
        begins = [datetime.combine(day, time(), zone).astimezone(UTC) for day in (*dates, dates[6] + timedelta(days=1))]
        return cls(zone, problem.slot_minutes, dates, begins[0], tuple((each - begins[0]) // MINUTE for each in begins))

    def minute(self, instant: datetime) -> int:
        """The minute in which an instant lies."""
        return (instant.astimezone(UTC) - self.origin) // MINUTE

    def is_whole(self, instant: datetime) -> bool:
        """Whether an instant lies on a whole minute."""
        return not (instant.second or instant.microsecond)

    def floor(self, instant: datetime) -> int:
        """The last minute of the grid at or before an instant."""
        return self.minute(instant) // self.slot * self.slot

    def ceil(self, instant: datetime) -> int:
        """The first minute of the grid at or after an instant."""
        rest = instant.astimezone(UTC) - self.origin
        return -(-rest // (self.slot * MINUTE)) * self.slot

    def wall(self, day: int, minutes: int) -> int:
        """The minute at which a day of the week shows so many minutes after midnight on its clock."""
        if self.midnights[day + 1] - self.midnights[day] == DAY_MINUTES:
            return self.midnights[day] + minutes
        shown = datetime.combine(self.dates[day], time()) + timedelta(minutes=minutes)
        return self.minute(shown.replace(tzinfo=self.zone))

    def monday(self, weeks: int, minutes: int = 0) -> int:
        """The same for a Monday so many weeks after this one."""
        shown = datetime.combine(self.dates[0] + timedelta(weeks=weeks), time()) + timedelta(minutes=minutes)
        return self.minute(shown.replace(tzinfo=self.zone))

    def day(self, minute: int) -> int:
        """The day of the week on which a minute lies; below 0 or above 6 outside the week."""
        return bisect_right(self.midnights, minute) - 1

    def whole_day(self, day: int) -> Span:
        """The minutes of a date."""
        return self.midnights[day], self.midnights[day + 1]

    def instant(self, minute: int) -> datetime:
        """A minute as an instant with its local offset, as the contract writes it."""
        local = (self.origin + minute * MINUTE).astimezone(self.zone)
        # a plain offset, so that it compares and prints as what was read from a file
        return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))

    def windows(self, patterns: Iterable[Window]) -> tuple[Spans, ...]:
        """Weekly windows day by day, in order, none joined."""
        days: list[list[Span]] = [[] for _ in self.dates]
        for pattern in patterns:
            day = pattern.day.index
            span = self.wall(day, pattern.start), self.wall(day, pattern.end)
            if span[0] < span[1]:
                days[day].append(span)
        return tuple(tuple(sorted(day)) for day in days)

    def week(self, days: Iterable[Spans]) -> Spans:
        """Windows of several days as the minutes of one week."""
        return union(span for day in days for span in day)
