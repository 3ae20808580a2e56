"""How instants, wall-clock times, days and weeks are written in the files and held in the models."""

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AwareDatetime, BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

_WALL = re.compile(r"^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$")
_WEEK = re.compile(r"^(\d{4})-W(\d{2})$")

DAY_MINUTES = 1440


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
    def index(self) -> int:
        """Days after Monday, 0 to 6."""
        return list(Day).index(self)


def wall_minutes(text: Any) -> int:
    """Minutes after midnight of an "HH:MM" text; 24:00 is the end of the day.

    Raises:
        PydanticCustomError: where the text is no such time.
    """
    if isinstance(text, int) and not isinstance(text, bool) and 0 <= text <= DAY_MINUTES:
        return text
    match = _WALL.match(text) if isinstance(text, str) else None
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
    match = _WEEK.match(week)
    if match is None:
        raise ValueError(f"{week!r} is no ISO week such as 2026-W49")
    return date.fromisocalendar(int(match[1]), int(match[2]), 1)


def week_dates(week: str) -> tuple[date, ...]:
    """The seven dates of an ISO week, Monday first."""
    monday = week_monday(week)
    return tuple(monday + timedelta(days=offset) for offset in range(7))


def _iso_week(text: Any) -> str:
    try:
        week_dates(text if isinstance(text, str) else "")
    except (ValueError, OverflowError):
        raise PydanticCustomError("iso_week", "an ISO week that exists, such as 2026-W49") from None
    return str(text)


WallTime = Annotated[
    int,
    BeforeValidator(wall_minutes),
    PlainSerializer(wall_text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": _WALL.pattern, "examples": ["08:30"]}),
]
"""Minutes after local midnight; "HH:MM" in files."""

IsoWeek = Annotated[str, BeforeValidator(_iso_week), WithJsonSchema({"type": "string", "pattern": _WEEK.pattern})]
"""An ISO 8601 week, "2026-W49"."""

Instant = AwareDatetime
"""An instant with its offset (RFC 3339)."""
