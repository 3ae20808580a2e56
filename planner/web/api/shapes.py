"""shapes: what goes in and out beside the documents of planning."""

from typing import Annotated, Generic, TypeVar

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from schemas.time import Instant, IsoWeek


class Told(BaseModel):
    """Something that is told."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Given(BaseModel):
    """Something that is given; what is not known in it is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class GivenSpan(Given):
    """Something that is given with its time."""

    start: Instant = Field(examples=["2026-12-01T08:30:00+01:00"])
    """When it begins."""
    end: Instant = Field(examples=["2026-12-02T00:00:00+01:00"])
    """When it ends; after the start."""

    @field_validator("end")
    @classmethod
    def _ends_after_its_start(cls, end: Instant, info: ValidationInfo) -> Instant:
        start = info.data.get("start")  # absent where it could not be read
        if start is not None and end <= start:
            raise ValueError("an end after the start")
        return end


Item = TypeVar("Item")


class Page(Told, Generic[Item]):
    """A part of a list."""

    items: list[Item]
    """In a fixed order."""
    next: str | None
    """Give it as `cursor` to get what follows; null where nothing does."""


BasinPath = Annotated[str, Path(description="Id of the basin.", examples=["38"])]
WeekPath = Annotated[IsoWeek, Path(description="ISO week.", examples=["2026-W49"])]
