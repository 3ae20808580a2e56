"""Messages: where people want to be told of their own changes, and what is to be sent there."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index
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


class HookRow(Row, table=True):
    """Where an employer's own program is told of its people's changes. Its secret is made of a key that is not here."""

    __table_args__ = (
        ForeignKeyConstraint(["basin", "employer"], ["employer.basin", "employer.id"], ondelete="CASCADE"),
        Index(None, "basin", "employer"),
    )

    id: str = Field(sa_type=Key, primary_key=True)
    """Opaque id; what audits know it by."""
    basin: str = Field(sa_type=Key)
    """Which basin."""
    employer: str = Field(sa_type=Key)
    """Whose people."""
    url: str
    """Where it is told."""
    secret_number: int = 1
    """Which of its secrets holds: each rotation gives the next."""
    made_at: datetime = Field(sa_type=UtcInstant)
    """When it was made."""
    revoked_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When it was taken back; null while it is told."""


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
    hook: str | None = Field(default=None, sa_type=Key, foreign_key="hook.id", ondelete="CASCADE", index=True)
    """Which program is told; null of a message to a person."""
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

    @property
    def channel(self) -> str:
        """Which way it goes: `mail` or `hook`."""
        return "hook" if self.agent is None else "mail"

    stop_hash: str | None = Field(default=None, sa_type=Key, index=True)
    """SHA-256 of the secret in its link, by which its reader wants no more of them."""
