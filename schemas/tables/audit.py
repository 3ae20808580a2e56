"""Audit: who did what, when, and because of what."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field

from schemas.tables.columns import Document, Key, Serial, UtcInstant
from schemas.tables.row import Row


class AuditRow(Row, table=True):
    """One thing that was done. Rows are added, and changed only where somebody is forgotten."""

    __table_args__ = (Index(None, "basin", "at"), Index(None, "subject"), Index(None, "cause"))

    id: int | None = Field(default=None, sa_type=Serial, primary_key=True)
    """Number of the row, given by the store."""
    at: datetime = Field(sa_type=UtcInstant)
    """When."""
    actor: str = Field(sa_type=Key)
    """Who: an opaque account id, a source of events, or `/binome` itself."""
    action: str = Field(sa_type=Key)
    """What was done, such as `absence.reported`."""
    basin: str | None = Field(default=None, sa_type=Key)
    """In which basin; null where in none."""
    subject: str = Field(sa_type=Key)
    """To what: an id, or basin/week."""
    cause: str | None = Field(default=None, sa_type=Key)
    """Id of the event that led to it; null where nobody's did."""
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=Document)
    """What else is worth knowing. No name, no reason of an absence."""
