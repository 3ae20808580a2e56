"""week: turns instants into minutes after Monday 00:00, local time, and back.

The core counts in minutes of the week's wall clock. Lengths between days are taken from instants, so that
a clock change in the week or before it counts as it really is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from schemas.time import DAY_MINUTES, week_dates

WEEK_MINUTES = 7 * DAY_MINUTES

Span = tuple[int, int]
"""Two minutes of the week: the first, and the one after the last."""


@dataclass(frozen=True)
class Week:
    """The seven dates of a week in their time zone, on a grid of `slot` minutes."""

    dates: tuple[date, ...]
    zone: ZoneInfo
    slot: int

    def instant(self, minute: int) -> datetime:
        """The aware instant of a minute of the week; minutes beyond the week fall on the days around it."""
        day, wall = divmod(minute, DAY_MINUTES)
        return datetime.combine(self.dates[0] + timedelta(days=day), time(wall // 60, wall % 60), self.zone)

    def minute(self, instant: datetime) -> int:
        """Wall-clock minutes from Monday 00:00 to an instant, rounded down."""
        local = instant.astimezone(self.zone)
        return (local.date() - self.dates[0]).days * DAY_MINUTES + local.hour * 60 + local.minute

    def floor(self, instant: datetime) -> int:
        """The last minute on the grid at or before an instant."""
        return self.minute(instant) // self.slot * self.slot

    def ceil(self, instant: datetime) -> int:
        """The first minute on the grid at or after an instant."""
        exact = self.instant(self.floor(instant)) == instant
        return self.floor(instant) + (0 if exact else self.slot)

    def elapsed(self, first: int, last: int) -> int:
        """Real minutes between two minutes of the week."""
        return self.between(self.instant(first), last)

    def between(self, instant: datetime, minute: int) -> int:
        """Real minutes from an instant to a minute of the week, rounded down."""
        seconds = (self.instant(minute).astimezone(UTC) - instant.astimezone(UTC)).total_seconds()
        return int(seconds // 60)


def read_week(week: str, timezone: str, slot: int) -> Week:
    """The week of that ISO name."""
    return Week(week_dates(week), ZoneInfo(timezone), slot)


def overlap(one: Span, other: Span) -> int:
    """Minutes that two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same minutes as spans that neither overlap nor touch, in order."""
    joined: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def clipped(spans: Iterable[Span], within: Iterable[Span]) -> tuple[Span, ...]:
    """The minutes of `spans` that lie inside `within`, united."""
    inside = tuple(within)
    return united((max(a, c), min(b, d)) for a, b in spans for c, d in inside)


def without(spans: Iterable[Span], holes: Iterable[Span]) -> tuple[Span, ...]:
    """The minutes of `spans` that lie in none of `holes`, united."""
    left = list(united(spans))
    for hole in united(holes):
        left = [
            part
            for start, end in left
            for part in ((start, min(end, hole[0])), (max(start, hole[1]), end))
            if part[0] < part[1]
        ]
    return tuple(left)


def total(spans: Iterable[Span]) -> int:
    """Minutes of disjoint spans."""
    return sum(end - start for start, end in spans)
