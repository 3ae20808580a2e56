"""Absences as they were last reported."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from schemas.tables.columns import Key, UtcInstant
from schemas.tables.row import Row


class AbsenceRow(Row, table=True):
    """An absence, without a reason: of the events about it the greatest (`time`, `event_id`) counts."""

    __table_args__ = (Index(None, "agent", "start"), Index(None, "basin", "start"))

    id: str = Field(sa_type=Key, primary_key=True)
    """Id that the absence has where it is reported."""
    basin: str | None = Field(default=None, sa_type=Key)
    """The basin it was reported to; null while that is unknown."""
    agent: str | None = Field(default=None, sa_type=Key)
    """Who is absent; null of a cancellation that came before its report."""
    start: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When it begins; null with the agent."""
    end: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When it ends; null with the agent."""
    cancelled: bool = False
    """Whether it was cancelled; the row stays as a marker that a later report revives."""
    time: datetime = Field(sa_type=UtcInstant)
    """When the event that counts happened."""
    event_id: str = Field(sa_type=Key)
    """Id of the event that counts."""
