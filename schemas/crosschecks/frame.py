"""The week of a problem, as far as it could be read: its dates and its clock."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from schemas.part import Part
from schemas.time import week_dates

_INSTANT_BEFORE = timedelta(microseconds=1)


@dataclass(frozen=True)
class Frame:
    """Seven dates in a time zone."""

    week: str
    dates: tuple[date, ...]
    zone: ZoneInfo

    def local(self, moment: datetime) -> datetime:
        """The instant on the clocks of the basin."""
        return moment.astimezone(self.zone)

    def days(self, start: datetime, end: datetime) -> tuple[date, date]:
        """The first and the last date that an interval touches; one that ends at midnight does not touch the next."""
        return self.local(start).date(), self.local(max(start, end - _INSTANT_BEFORE)).date()


def frame_of(problem: Part) -> Frame | None:
    """The week and the zone; None where either could not be read, since nothing can be held against them then."""
    week, zone = problem.get("week", str), problem.get("timezone", str)
    return Frame(week, week_dates(week), ZoneInfo(zone)) if week and zone else None
