"""frame: the week and the place that a problem is about, and its instants as the clock on the wall shows them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import cached_property
from zoneinfo import ZoneInfo

from planner.network.territory import Territory
from planner.services.facts.weeks_touched import week_after, week_start
from planner.services.spans import Span, utc
from schemas.time import DAY_MINUTES, week_dates

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Frame:
    """One basin's week."""

    week: str
    zone: str
    slot_minutes: int
    territory: Territory
    school_zone: str | None

    @cached_property
    def start(self) -> datetime:
        """The first instant of the week."""
        return week_start(self.week, self.zone)

    @cached_property
    def end(self) -> datetime:
        """The first instant after it."""
        return week_start(week_after(self.week), self.zone)

    @cached_property
    def dates(self) -> tuple[date, ...]:
        """Monday to Sunday."""
        return week_dates(self.week)

    def local(self, moment: datetime) -> datetime:
        """An instant with its local offset, a plain one, so that it compares and prints as what a file holds."""
        there = moment.astimezone(self._clock)
        return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()))

    def wall(self, day: date, minutes: int) -> datetime:
        """So many minutes after midnight on the clock of a date."""
        days, rest = divmod(minutes, DAY_MINUTES)
        clock = time(rest // 60, rest % 60, tzinfo=ZoneInfo(self.zone))
        return self.local(datetime.combine(day + timedelta(days=days), clock))

    def minutes_on(self, day: date, start: datetime, end: datetime) -> tuple[int, int]:
        """The part of an interval that lies on a date, in minutes of its clock, outwards to the grid."""
        midnight = datetime.combine(day, time())
        there = (moment.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None) for moment in (start, end))
        first, last = ((clock - midnight) / _MINUTE for clock in there)
        slot = self.slot_minutes
        return max(0, int(first // slot) * slot), min(DAY_MINUTES, -int(-last // slot) * slot)

    def touches(self, start: datetime, end: datetime) -> bool:
        """Whether an interval has a minute in the week."""
        return start < self._within[1] and self._within[0] < end

    @cached_property
    def _within(self) -> Span:
        """The week in UTC, as rows have their instants: those of one zone compare without a look at offsets."""
        return utc(self.start, self.end)

    @cached_property
    def _clock(self) -> ZoneInfo:
        return ZoneInfo(self.zone)
