"""Closures: times when a site stays shut against its calendar."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from schemas.tables.columns import Key, UtcInstant
from schemas.tables.row import Row


class ClosureRow(Row, table=True):
    """A closure as it was last set or lifted: the greatest (`time`, `event_id`) counts."""

    __table_args__ = (Index(None, "site", "start"),)

    id: str = Field(sa_type=Key, primary_key=True)
    """Id that the closure has where it is set."""
    basin: str = Field(sa_type=Key, index=True)
    """The basin of the site."""
    site: str | None = Field(default=None, sa_type=Key)
    """Which site; null of a lifting that came before its closure."""
    start: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When it begins; null with the site."""
    end: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When it ends; null with the site."""
    lifted: bool = False
    """Whether it was lifted; the row stays as a marker."""
    time: datetime = Field(sa_type=UtcInstant)
    """When the event that counts happened."""
    event_id: str = Field(sa_type=Key)
    """Id of the event that counts."""
