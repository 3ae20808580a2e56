"""The week that all instances plan, and its instants: one without public holiday or change of the clock."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from schemas.time import Day, week_monday

WEEK = "2026-W49"
TIMEZONE = "Europe/Paris"
MONDAY: date = week_monday(WEEK)
WEEKDAYS = tuple(Day)[:5]


def at(day: int, minutes: int = 0) -> datetime:
    """The instant so many minutes after the midnight that begins a day, counted from Monday, perhaps negative."""
    midnight = datetime.combine(MONDAY + timedelta(days=day), datetime.min.time(), ZoneInfo(TIMEZONE))
    instant = midnight + timedelta(minutes=minutes)
    # A plain offset, as an instance read from its file has it: the two must compare and print alike.
    return datetime.fromisoformat(instant.isoformat())


def number(day: Day) -> int:
    """Days after Monday, 0 to 6."""
    return tuple(Day).index(day)


FIRST_PLAN = at(-4, 600)
"""When first plans are made: the Thursday before, at ten."""
