"""Messages: where people want to be told of their own changes, and what is to be sent there."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field

from schemas.tables.columns import Document, Key, Serial, UtcInstant
from schemas.tables.row import Row


class ContactRow(Row, table=True):
    """Where an agent is reached. Without a row nothing is sent to them."""

    agent: str = Field(sa_type=Key, primary_key=True, foreign_key="agent.id", ondelete="CASCADE")
    """Who."""
    email: str | None = None
    """The address; null of somebody who only said that they want no message."""
    muted_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    """Since when they want no message; null while they do."""
    changed_at: datetime = Field(sa_type=UtcInstant)
    """When this was last said."""


class MessageRow(Row, table=True):
    """What somebody is to be told, stored in the transaction of the publication that it is about.

    What it says is not kept: it is read from the seats when it is sent, so that it is never out of date.
    """

    __table_args__ = (Index(None, "state", "due_at"), Index(None, "agent"))

    id: int | None = Field(default=None, sa_type=Serial, primary_key=True)
    """Number of the row, given by the store."""
    basin: str = Field(sa_type=Key, foreign_key="basin.id", ondelete="CASCADE")
    """Which basin."""
    agent: str | None = Field(default=None, sa_type=Key, foreign_key="agent.id", ondelete="CASCADE")
    """Who is told by e-mail; null of a message to a program."""
    before: dict[str, Any] = Field(default_factory=dict, sa_type=Document)
    """By UID of each seat that changed, what its reader knew of it: `start`, `end`, `site`; null where nothing."""
    made_at: datetime = Field(sa_type=UtcInstant)
    """When it was stored."""
    due_at: datetime = Field(sa_type=UtcInstant)
    """Before when it is not sent."""
    state: str = Field(default="waiting", sa_type=Key)
    """`waiting`, `sent`, `needless` where nothing was left to say, or `given_up`."""
    tries: int = 0
    """How often it was tried."""
    claimed_by: str | None = Field(default=None, sa_type=Key)
    """Who is sending it."""
    claimed_until: datetime | None = Field(default=None, sa_type=UtcInstant)
    """Until when nobody else does; null while nobody is sending it."""
    refusal: str | None = None
    """Why the last try failed: a code or the kind of an error, never a text that came from outside."""
    ended_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When it was sent or given up; null while it waits."""
    stop_hash: str | None = Field(default=None, sa_type=Key, index=True)
    """SHA-256 of the secret in its link, by which its reader wants no more of them."""
