"""shapes: what goes in and out beside the documents of planning."""

from typing import Annotated, Generic, TypeVar

from fastapi import Path
from pydantic import BaseModel, ConfigDict

from schemas.time import IsoWeek


class Told(BaseModel):
    """Something that is told."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Given(BaseModel):
    """Something that is given; what is not known in it is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


Item = TypeVar("Item")


class Page(Told, Generic[Item]):
    """A part of a list."""

    items: list[Item]
    """In a fixed order."""
    next: str | None
    """Give it as `cursor` to get what follows; null where nothing does."""


BasinPath = Annotated[str, Path(description="Id of the basin.", examples=["38"])]
WeekPath = Annotated[IsoWeek, Path(description="ISO week.", examples=["2026-W49"])]
