"""Inbox: every event that came in, once, and how it ended; no payload is kept."""

from datetime import datetime

from sqlmodel import Field

from schemas.tables.columns import Document, Key, UtcInstant
from schemas.tables.row import Row


class InboxRow(Row, table=True):
    """An event that was handled; `source` and `event` are unique for ever."""

    source: str = Field(primary_key=True, sa_type=Key)
    """Who sent it."""
    event: str = Field(primary_key=True, sa_type=Key, index=True)
    """The event's `id`."""
    type: str = Field(sa_type=Key)
    """Its type, in full."""
    basin: str | None = Field(default=None, sa_type=Key, index=True)
    """The basin that it belongs to; empty where it could not be read."""
    hash: str = Field(sa_type=Key)
    """SHA-256 of the bytes that came in, in hexadecimal: the same id with other bytes is no repetition."""
    time: datetime = Field(sa_type=UtcInstant)
    """The event's own time."""
    outcome: str = Field(sa_type=Key)
    """`applied`, `superseded`, `pending` or `rejected`."""
    handled_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When it was decided; empty where handling broke: such a row keeps no later delivery out."""
    led_to: list[str] = Field(default_factory=list, sa_type=Document)
    """Ids of what it led to: events of ours, revisions."""
