"""weeks_touched: the ISO weeks that an interval lies in, as a basin's clock on the wall has them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


def week_of(moment: datetime, zone: str) -> str:
    """The ISO week of an instant."""
    return iso_week(moment.astimezone(ZoneInfo(zone)).date())


def iso_week(day: date) -> str:
    """The ISO week of a date, written "2026-W49"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def weeks_touched(start: datetime, end: datetime, zone: str) -> Iterator[str]:
    """Every week that has a minute of [start, end)."""
    first = start.astimezone(ZoneInfo(zone)).date()
    last = (end - timedelta(microseconds=1)).astimezone(ZoneInfo(zone)).date()
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        yield iso_week(monday)
        monday += timedelta(weeks=1)


def week_start(week: str, zone: str) -> datetime:
    """The first instant of a week."""
    year, number = week.split("-W")
    monday = date.fromisocalendar(int(year), int(number), 1)
    return datetime(monday.year, monday.month, monday.day, tzinfo=ZoneInfo(zone))


def week_after(week: str, weeks: int = 1) -> str:
    """The week so many weeks after this one; before it where the number is below 0."""
    year, number = week.split("-W")
    return iso_week(date.fromisocalendar(int(year), int(number), 1) + timedelta(weeks=weeks))
