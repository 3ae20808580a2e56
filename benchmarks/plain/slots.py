"""The plain model's time: slots of the grid, numbered from Monday midnight."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from schemas.problem import Problem
from schemas.time import DAY_MINUTES, week_monday


@dataclass(frozen=True)
class Slots:
    """The week cut into slots of so many minutes."""

    minutes: int
    monday: datetime
    now: int
    """The first slot that is still open to choice."""

    @property
    def per_day(self) -> int:
        """Slots of a day."""
        return DAY_MINUTES // self.minutes

    @property
    def count(self) -> int:
        """Slots of the week."""
        return 7 * self.per_day

    def day(self, slot: int) -> int:
        """The day of a slot, 0 on Monday."""
        return slot // self.per_day

    def of_day(self, day: int) -> range:
        """The slots of a day."""
        return range(day * self.per_day, (day + 1) * self.per_day)

    def minute(self, instant: datetime) -> int:
        """Whole minutes from Monday midnight to an instant."""
        return int((instant - self.monday).total_seconds() // 60)

    def floor(self, instant: datetime) -> int:
        """The slot that holds an instant."""
        return self.minute(instant) // self.minutes

    def ceil(self, instant: datetime) -> int:
        """The first slot that begins at an instant or later."""
        return -(-int((instant - self.monday).total_seconds()) // (60 * self.minutes))

    def clipped(self, start: datetime, end: datetime) -> range:
        """Slots of the week that an interval touches."""
        return range(max(0, self.floor(start)), min(self.count, self.ceil(end)))

    def window(self, day: int, start: int, end: int) -> range:
        """Slots of a wall-clock window, which lies on the grid."""
        first = day * self.per_day
        return range(first + start // self.minutes, first + end // self.minutes)

    def at_minute(self, minute: int) -> datetime:
        """The instant of a minute of the week, with a plain offset."""
        return datetime.fromisoformat((self.monday + timedelta(minutes=minute)).isoformat())

    def instant(self, slot: int) -> datetime:
        """The instant at which a slot begins."""
        return self.at_minute(slot * self.minutes)


def read_slots(problem: Problem) -> Slots:
    """The slots of a problem's week.

    Raises:
        ValueError: where the clocks change within the week, which this model does not know about.
    """
    zone = ZoneInfo(problem.timezone)
    midnight = datetime.combine(week_monday(problem.week), datetime.min.time(), zone)
    if midnight.utcoffset() != (midnight + timedelta(days=7)).utcoffset():
        raise ValueError(f"the clocks change in {problem.week}: the plain model cannot plan that week")
    draft = Slots(problem.slot_minutes, midnight, 0)
    return Slots(problem.slot_minutes, midnight, max(0, draft.ceil(problem.now)))
