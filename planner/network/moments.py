"""Moments as a staff file writes them: a whole day, or a local date and time."""

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from schemas.shape import Shape

_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def _moment(value: object) -> date | datetime:
    try:
        text = value if isinstance(value, str) else ""
        moment = date.fromisoformat(text) if _DATE.match(text) else datetime.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("moment", "a date, or a local date and time such as 2026-12-09T13:30:00") from None
    if not 2000 <= moment.year < 2200:  # 9999-12-31 has no day after it on which it could end
        raise PydanticCustomError("moment", "a year from 2000 to 2199")
    return moment


Moment = Annotated[
    date | datetime,
    PlainValidator(_moment),
    WithJsonSchema({"type": "string", "description": "a date, or a local date and time such as 2026-12-09T13:30:00"}),
]
"""A date (the whole day), or a date and time, local where it has no offset."""


class Span(Shape):
    """A time away: whole days, both included, or from one moment to another."""

    start: Moment
    """First day, or the moment at which it begins."""
    end: Moment
    """Last day, or the moment at which it ends."""
