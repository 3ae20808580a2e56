"""Outbox: what is to be sent, stored in the transaction that decided it."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, Integer, text
from sqlmodel import Field

from schemas.tables.columns import Key, UtcInstant
from schemas.tables.row import Row

_UNSENT = text("sent_at IS NULL")
_NUMBERED = BigInteger().with_variant(Integer, "sqlite")


class OutboxRow(Row, table=True):
    """A message; ids follow the commits of a basin, since whoever writes here has locked the basin's row before."""

    __table_args__ = (
        Index("ix_outbox_unsent", "id", sqlite_where=_UNSENT, postgresql_where=_UNSENT),
        Index("ix_outbox_basin_id", "basin", "id"),
        # An id that was given is never given again, even where its row is gone.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=_NUMBERED)
    """The order in which messages are sent."""
    basin: str | None = Field(default=None, sa_type=Key)
    """The basin whose row was locked; empty for what belongs to none."""
    topic: str = Field(sa_type=Key)
    """Where it goes."""
    key: str | None = Field(default=None, sa_type=Key)
    """Messages of one key stay in order."""
    value: bytes | None = None
    """The bytes as they travel; nothing is a tombstone."""
    created_at: datetime = Field(sa_type=UtcInstant)
    """When it was decided."""
    sent_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When the broker had it; empty while it waits."""
    parked: str | None = None
    """Why the broker refuses it for good; its key waits behind it until it is let go."""
