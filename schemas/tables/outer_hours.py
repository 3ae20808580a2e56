"""Outer hours: what a tool outside last said of one stretch of somebody's hours."""

from datetime import datetime

from sqlmodel import Field

from schemas.tables.columns import Document, Key, UtcInstant
from schemas.tables.row import Row


class OuterHoursRow(Row, table=True):
    """A stretch of hours as its newest delivery has it: the next one says only what it is then."""

    system: str = Field(sa_type=Key, primary_key=True)
    """Which tool."""
    external: str = Field(sa_type=Key, primary_key=True)
    """Number that the tool gives the stretch."""
    referent: str = Field(sa_type=Key, foreign_key="referent.id", ondelete="CASCADE", index=True)
    """Whose hours they are."""
    spans: list[list[str]] = Field(default_factory=list, sa_type=Document)
    """Its intervals, each with start and end in UTC; none where it was taken out."""
    time: datetime = Field(sa_type=UtcInstant)
    """When the tool said so."""
