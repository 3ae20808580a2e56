"""week: turns instants into minutes of the week and back, and does the arithmetic of minutes and spans.

A minute of the week is 1440 for each date since Monday and the real minutes since that date's midnight: within a date
lengths are plain differences, also where the clock changes. Between dates a clock change makes them longer or shorter:
`elapsed`, `between` and `before` count it. Clocks change on Sundays, the last date, which has the minutes it has; a
week in which another date has more or fewer than 1440 is blurred.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cached_property
from zoneinfo import ZoneInfo

from schemas.time import DAY_MINUTES, week_dates

WEEK_MINUTES = 7 * DAY_MINUTES
SUNDAY = 6
MINUTE = timedelta(minutes=1)

Span = tuple[int, int]
"""Two minutes of the week: the first, and the one after the last."""

WHOLE_WEEK: Span = (0, WEEK_MINUTES)
"""All its minutes."""


def day_of(minute: int) -> int:
    """The date of a minute of the week, 0 to 6; negative before it."""
    return min(minute // DAY_MINUTES, SUNDAY)


def date_span(day: int) -> Span:
    """All minutes of a date, 0 to 6."""
    return day * DAY_MINUTES, (day + 1) * DAY_MINUTES


@dataclass(frozen=True)
class Week:
    """The seven dates of a week in their time zone, on a grid of `slot` minutes."""

    dates: tuple[date, ...]
    zone: ZoneInfo
    slot: int
    _midnights: dict[int, datetime] = field(default_factory=dict, init=False, repr=False, compare=False)

    def span(self, day: int) -> Span:
        """The minutes of a date of the week."""
        start = day * DAY_MINUTES
        length = (self._midnight(day + 1) - self._midnight(day)) // MINUTE
        return start, start + (length if day == SUNDAY else min(length, DAY_MINUTES))

    @cached_property
    def end(self) -> int:
        """The minute at which the week's Sunday ends."""
        return self.span(SUNDAY)[1]

    @property
    def blurred(self) -> bool:
        """Whether a date other than Sunday has more or fewer minutes than can be told."""
        return any((self._midnight(day + 1) - self._midnight(day)) // MINUTE != DAY_MINUTES for day in range(SUNDAY))

    def wall(self, day: int, minutes: int) -> int:
        """The minute at which a date's clock shows so many minutes after midnight."""
        start, end = self.span(day)
        if end - start == DAY_MINUTES:
            return start + minutes
        shown = (datetime.combine(self.dates[day], time()) + timedelta(minutes=minutes)).replace(tzinfo=self.zone)
        return min(end, start + (shown.astimezone(UTC) - self._midnight(day)) // MINUTE)

    def instant(self, minute: int) -> datetime:
        """A minute of the week as an instant with its local offset; minutes beyond the week fall on the days around."""
        day, rest = self._split(minute)
        local = (self._midnight(day) + rest * MINUTE).astimezone(self.zone)
        # A plain offset: it compares and prints as what was read from a file.
        return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))

    def minute(self, instant: datetime) -> int:
        """The minute of the week in which an instant lies."""
        day = self.day(instant)
        rest = (instant.astimezone(UTC) - self._midnight(day)) // MINUTE
        start = day * DAY_MINUTES if day <= SUNDAY else self.end + (day - SUNDAY - 1) * DAY_MINUTES
        return start + (rest if day == SUNDAY else min(rest, DAY_MINUTES - 1))

    def day(self, instant: datetime) -> int:
        """Dates from Monday to that of an instant; negative before the week."""
        return (instant.astimezone(self.zone).date() - self.dates[0]).days

    def floor(self, instant: datetime) -> int:
        """The last minute on the grid at or before an instant."""
        return self.minute(instant) // self.slot * self.slot

    def ceil(self, instant: datetime) -> int:
        """The first minute on the grid at or after an instant."""
        exact = self.instant(self.floor(instant)) == instant
        return self.floor(instant) + (0 if exact else self.slot)

    def elapsed(self, first: int, last: int) -> int:
        """Real minutes between two minutes of the week."""
        same = day_of(first) == day_of(last) and last <= self.end
        return last - first if same else self._real(last) - self._real(first)

    def between(self, instant: datetime, minute: int) -> int:
        """Real minutes from an instant to a minute of the week, rounded down."""
        return (self.instant(minute) - instant) // MINUTE

    def before(self, minute: int, length: int) -> int:
        """The minute of the week that lies so many real minutes before another."""
        day, rest = self._split(minute)
        target = self._midnight(day) + (rest - length) * MINUTE
        while target < self._midnight(day):
            day -= 1
        return day * DAY_MINUTES + (target - self._midnight(day)) // MINUTE

    def next_monday(self, minutes: int) -> datetime:
        """The instant at which the clock of the Monday after the week shows so many minutes after midnight."""
        shown = datetime.combine(self.dates[0] + timedelta(weeks=1), time()) + timedelta(minutes=minutes)
        return shown.replace(tzinfo=self.zone).astimezone(UTC)

    def _split(self, minute: int) -> tuple[int, int]:
        """The date of a minute and the real minutes since its midnight."""
        if minute < self.end:
            return day_of(minute), minute - day_of(minute) * DAY_MINUTES
        day, rest = divmod(minute - self.end, DAY_MINUTES)
        return SUNDAY + 1 + day, rest

    def _real(self, minute: int) -> int:
        day, rest = self._split(minute)
        return (self._midnight(day) - self._midnight(0)) // MINUTE + rest

    def _midnight(self, day: int) -> datetime:
        if day not in self._midnights:
            start = datetime.combine(self.dates[0] + timedelta(days=day), time(), self.zone)
            self._midnights[day] = start.astimezone(UTC)
        return self._midnights[day]


def read_week(week: str, zone: str, slot: int) -> Week:
    """The week of that ISO name."""
    return Week(week_dates(week), ZoneInfo(zone), slot)


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
