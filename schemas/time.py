"""How instants, dates, wall-clock times, days, weeks and zones are written in the files and held in the models."""

import re
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

_DATE = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?"
_OFFSET = r"(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
_LOCAL = re.compile(f"{_DATE}T{_CLOCK}")
_INSTANT = re.compile(f"{_DATE}T{_CLOCK}{_OFFSET}")
_DAY = re.compile(_DATE)
_WALL = re.compile("([01][0-9]|2[0-3]):([0-5][0-9])|24:00")
_WEEK = re.compile("(2[01][0-9]{2})-W([0-9]{2})")

DAY_MINUTES = 1440
INSTANTS_KEPT = 8192
"""Texts whose instants are known without reading them again."""
YEARS = range(2000, 2200)
"""Years that an instant may lie in: beyond them it is a slip, and near the ends of the calendar offsets overflow."""
BEYOND = "instant_beyond"
"""Type of the error of an instant in another year: its message says which are taken, the schema does not."""


class Day(StrEnum):
    """A day of the week as the files name it."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @property
    def index(self) -> int:  # type: ignore[override]  # nobody searches a day as a text
        """Days after Monday, 0 to 6."""
        return _INDEXES[self]


_INDEXES = {day: number for number, day in enumerate(Day)}


def wall_minutes(text: object) -> int:
    """Minutes after midnight of an "HH:MM" text; 24:00 is the end of the day. Minutes are taken as they are.

    Raises:
        PydanticCustomError: where the text is no such time.
    """
    if isinstance(text, int) and not isinstance(text, bool) and 0 <= text <= DAY_MINUTES:
        return text
    match = _WALL.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise PydanticCustomError("wall_time", "a time of day as HH:MM, from 00:00 to 24:00")
    return DAY_MINUTES if match[1] is None else int(match[1]) * 60 + int(match[2])


def wall_text(minutes: int) -> str:
    """The "HH:MM" text of so many minutes after midnight."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def week_monday(week: str) -> date:
    """The Monday of an ISO week written "2026-W49".

    Raises:
        ValueError: where the year has no such week.
    """
    match = _WEEK.fullmatch(week)
    if match is None:
        raise ValueError(f"{week!r} is no ISO week such as 2026-W49")
    return date.fromisocalendar(int(match[1]), int(match[2]), 1)


def week_dates(week: str) -> tuple[date, ...]:
    """The seven dates of an ISO week, Monday first."""
    monday = week_monday(week)
    return tuple(monday + timedelta(days=offset) for offset in range(7))


@cache
def known_zones() -> frozenset[str]:
    """The IANA zones, the same on every machine: what a system keeps beside them (`localtime`) is none."""
    return frozenset(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())


def _wall_time(given: object, info: ValidationInfo) -> int:
    """Code may give minutes; a file may not."""
    return wall_minutes(str(given) if info.mode == "json" else given)


def _iso_week(text: object) -> str:
    try:
        week_dates(text if isinstance(text, str) else "")
    except ValueError:
        raise PydanticCustomError("iso_week", "an ISO week that exists, such as 2026-W49") from None
    return str(text)


def _zone(name: object) -> str:
    if not isinstance(name, str) or name not in known_zones():
        raise PydanticCustomError("time_zone", "an IANA time zone, such as Europe/Paris")
    return name


def _instant(given: object) -> datetime:
    return _read(given) if isinstance(given, str) else _checked(given)


@lru_cache(INSTANTS_KEPT)
def _read(text: str) -> datetime:
    """A week has few instants, and each is read again and again."""
    return _checked(text)


def _checked(given: object) -> datetime:
    if isinstance(given, str) and _LOCAL.fullmatch(given):
        raise PydanticCustomError("instant_offset", "an instant with its offset, such as 2026-11-30T08:30:00+01:00")
    try:
        moment = datetime.fromisoformat(given) if isinstance(given, str) and _INSTANT.fullmatch(given) else given
    except ValueError:
        moment = None
    if not isinstance(moment, datetime) or moment.utcoffset() is None:
        raise PydanticCustomError("instant", "an instant with its offset, such as 2026-11-30T08:30:00+01:00")
    if moment.year not in YEARS:
        years = {"first": YEARS[0], "last": YEARS[-1]}
        raise PydanticCustomError(BEYOND, "an instant with its offset, in a year from {first} to {last}", years)
    return moment


def _date(given: object) -> date:
    try:
        day = date.fromisoformat(given) if isinstance(given, str) and _DAY.fullmatch(given) else given
    except ValueError:
        day = None
    if not isinstance(day, date) or isinstance(day, datetime):
        raise PydanticCustomError("date", "a date that exists, such as 2026-11-30")
    return day


def _instant_text(moment: datetime) -> str:
    return moment.isoformat()  # fractions of a second only where there are any


WallTime = Annotated[
    int,
    BeforeValidator(_wall_time),
    PlainSerializer(wall_text, return_type=str),
    WithJsonSchema({"type": "string", "format": "wall-time", "pattern": f"^({_WALL.pattern})$"}),
]
"""Minutes after local midnight; "HH:MM" in files."""

IsoWeek = Annotated[
    str,
    BeforeValidator(_iso_week),
    WithJsonSchema({"type": "string", "format": "iso-week", "pattern": f"^{_WEEK.pattern}$"}),
]
"""An ISO 8601 week, "2026-W49"."""

Zone = Annotated[str, BeforeValidator(_zone), WithJsonSchema({"type": "string", "format": "time-zone"})]
"""The IANA name of a time zone."""

Instant = Annotated[
    datetime,
    PlainValidator(_instant),
    PlainSerializer(_instant_text, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "format": "date-time", "pattern": f"^{_INSTANT.pattern}$"}),
]
"""An instant with its offset (RFC 3339)."""

Date = Annotated[
    date,
    PlainValidator(_date),
    PlainSerializer(date.isoformat, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "format": "date", "pattern": f"^{_DAY.pattern}$"}),
]
"""A date of the calendar, "2026-11-30"."""
