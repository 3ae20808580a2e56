"""Requests for a roster, and the pins that came with them or stand by themselves."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from schemas.tables.columns import Document, Key, UtcInstant
from schemas.tables.row import Row


class RequestRow(Row, table=True):
    """Somebody asked for a week to be planned."""

    __table_args__ = (Index(None, "basin", "week"),)

    id: str = Field(sa_type=Key, primary_key=True)
    """Id of the request."""
    basin: str = Field(sa_type=Key)
    """Which basin."""
    week: str = Field(sa_type=Key)
    """Which ISO week."""
    sites: list[str] | None = Field(default=None, sa_type=Document)
    """Sites to plan, the others keep what they were given; null: all."""
    requested_by: str | None = Field(default=None, sa_type=Key)
    """Opaque id of the account that asked; null where nobody is named."""
    time: datetime = Field(sa_type=UtcInstant)
    """When it was asked for."""


class PinRow(Row, table=True):
    """A shift that must stay exactly as it is, for its week, until it is lifted."""

    __table_args__ = (Index(None, "basin", "week"),)

    id: str = Field(sa_type=Key, primary_key=True)
    """Made from its content."""
    request: str | None = Field(default=None, sa_type=Key)
    """The request it came with; null where it stands by itself."""
    basin: str = Field(sa_type=Key)
    """Which basin."""
    week: str = Field(sa_type=Key)
    """Which ISO week."""
    agent: str = Field(sa_type=Key)
    """Who."""
    site: str = Field(sa_type=Key)
    """Where."""
    start: datetime = Field(sa_type=UtcInstant)
    """When it begins."""
    end: datetime = Field(sa_type=UtcInstant)
    """When it ends."""
    lifted: bool = False
    """Whether it no longer holds."""
