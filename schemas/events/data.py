"""What events carry: frozen as every shape, but tolerant; a field that is unknown is dropped unread."""

from datetime import UTC, datetime
from typing import Annotated, Self

from pydantic import ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from schemas.fieldfaults import BETWEEN
from schemas.shape import Shape
from schemas.time import Instant

Count = Annotated[int, Field(ge=0, le=2**31 - 1)]
"""A number that stores hold."""

Ordinal = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""A number that is counted from 1."""


class EventData(Shape):
    """A part of an event: version 1 only ever gains optional fields, so a reader passes over those it does not know."""

    model_config = ConfigDict(extra="ignore")

    def shortened(self) -> Self:
        """The same without what may be left out where an event would be too large."""
        return self


class Span(EventData):
    """Two instants."""

    start: Instant
    """When it begins."""
    end: Instant
    """When it ends; after the start."""

    @field_validator("end")
    @classmethod
    def _ends_after_its_start(cls, end: datetime, info: ValidationInfo) -> datetime:
        start = info.data.get("start")  # absent where it could not be read
        # in UTC: two times of one zone are compared by its wall clock
        if start is not None and end.astimezone(UTC) <= start.astimezone(UTC):
            raise PydanticCustomError(BETWEEN, "an end after the start")
        return end
