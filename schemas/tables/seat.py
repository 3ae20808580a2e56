"""Seats: places in calendars that keep their UID, whatever becomes of their time."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from schemas.tables.columns import Document, Key, UtcInstant
from schemas.tables.row import Row


class SeatRow(Row, table=True):
    """One event of calendars, as it was last published."""

    __table_args__ = (
        UniqueConstraint("kind", "holder", "site", "week", "ordinal"),
        Index(None, "holder", "start"),
        Index(None, "site", "start"),
        Index(None, "basin", "week"),
        Index(None, "basin", "subject"),
    )

    uid: str = Field(sa_type=Key, primary_key=True)
    """Its UID in every calendar; it is never given to another."""
    basin: str = Field(sa_type=Key, foreign_key="basin.id", ondelete="CASCADE")
    """Which basin."""
    kind: str = Field(sa_type=Key)
    """What it is: `shift`, `journey`, `opening`, `appointment`, `slot`, `absence`, `training`, `meeting`, `closure` or
    `alert`."""
    holder: str = Field(sa_type=Key)
    """Whose it is: the agent, site, partner or basin."""
    site: str = Field(sa_type=Key)
    """Where; empty where it is nowhere."""
    week: str = Field(sa_type=Key)
    """The ISO week in which it was first published."""
    ordinal: int
    """Its number among those of its kind, holder, site and week."""
    subject: str = Field(default="", sa_type=Key)
    """Id of what it is about, such as a slot; empty of what has none."""
    start: datetime = Field(sa_type=UtcInstant)
    """When it begins."""
    end: datetime = Field(sa_type=UtcInstant)
    """When it ends."""
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=Document)
    """What else calendars say of it: ids and words of fixed lists, and no name of a person."""
    sequence: int = 0
    """How often it has changed."""
    made_at: datetime = Field(sa_type=UtcInstant)
    """When it was first published."""
    last_modified: datetime = Field(sa_type=UtcInstant)
    """When it last changed."""
    cancelled_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When it went away; null while it is there."""


class CalendarRow(Row, table=True):
    """How often anything in the calendars of a basin has changed."""

    basin: str = Field(sa_type=Key, primary_key=True, foreign_key="basin.id", ondelete="CASCADE")
    """Which basin."""
    version: int = 0
    """Rises with each transaction that changes a seat, a name that calendars show, or who may be named."""
