"""Wall-clock words of tests: "tue 09:00", "mon-fri 08:30-12:00,13:30-17:00", "mon+1 08:00" (of the next week).

A day may carry a number of weeks: "fri-1" is the Friday before. All are local to a zone, and become instants with the
offset of that local time, written as the contract writes them.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from schemas.shift import Interval
from schemas.time import Day, wall_minutes, week_monday

WEEK = "2026-W49"
ZONE = "Europe/Paris"

_DAY = r"(mon|tue|wed|thu|fri|sat|sun)([+-]\d)?"
_DAYS = re.compile(rf"^{_DAY}(?:-(mon|tue|wed|thu|fri|sat|sun))?$")
_WHOLE_DAY = (0, 1440)


@dataclass(frozen=True)
class Span:
    """A window of wall-clock time on one day; `day` counts days from the week's Monday and may leave the week."""

    day: int
    start: int
    end: int


def spans(text: str) -> tuple[Span, ...]:
    """The windows written in a text; a text without hours means whole days.

    >>> spans("mon-tue 08:30-12:00")
    (Span(day=0, start=510, end=720), Span(day=1, start=510, end=720))
    """
    days, _, hours = text.partition(" ")
    windows = [_hours(part) for part in hours.split(",")] if hours else [_WHOLE_DAY]
    return tuple(Span(day, start, end) for day in _days(days) for start, end in windows)


def _hours(text: str) -> tuple[int, int]:
    start, _, end = text.strip().partition("-")
    return wall_minutes(start), wall_minutes(end)


def _days(text: str) -> list[int]:
    match = _DAYS.match(text)
    assert match, f"{text!r} is no day such as mon, mon-fri or tue+1"
    first = Day(match[1]).index + 7 * int(match[2] or 0)
    last = Day(match[3]).index if match[3] else first
    return list(range(first, last + 1))


def on(text: str, week: str = WEEK) -> date:
    """The date of a day word.

    >>> on("tue")
    datetime.date(2026, 12, 1)
    """
    return week_monday(week) + timedelta(days=_days(text)[0])


def at(text: str, week: str = WEEK, zone: str = ZONE) -> datetime:
    """The instant of a day and a time.

    >>> at("tue 09:00").isoformat()
    '2026-12-01T09:00:00+01:00'
    """
    day, _, hour = text.partition(" ")
    return instant(_days(day)[0], wall_minutes(hour), week, zone)


def instant(day: int, minute: int, week: str = WEEK, zone: str = ZONE) -> datetime:
    """The instant of a minute of a day of the week, with the offset the zone has then."""
    midnight = datetime.combine(week_monday(week) + timedelta(days=day), datetime.min.time())
    local = (midnight + timedelta(minutes=minute)).replace(tzinfo=ZoneInfo(zone))
    return datetime.fromisoformat(local.isoformat())


def between(start: str, end: str, week: str = WEEK, zone: str = ZONE) -> Interval:
    """Two instants that may lie on two days.

    >>> between("mon 22:00", "tue 06:00").end.isoformat()
    '2026-12-01T06:00:00+01:00'
    """
    return Interval(start=at(start, week, zone), end=at(end, week, zone))
