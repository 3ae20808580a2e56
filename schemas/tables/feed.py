"""Feeds: addresses at which a calendar is read, and who may be named in them."""

from datetime import datetime

from sqlmodel import Field

from schemas.tables.columns import Key, UtcInstant
from schemas.tables.row import Row


class FeedRow(Row, table=True):
    """One address of a calendar. Its token is shown once; only a hash of it is kept."""

    id: str = Field(sa_type=Key, primary_key=True)
    """Opaque id by which its owner rotates and revokes it; it opens nothing."""
    kind: str = Field(sa_type=Key)
    """Whose calendar it is: `agent`, `site`, `partner` or `basin`."""
    subject: str = Field(sa_type=Key, index=True)
    """Id of the agent, site, partner or basin."""
    basin: str = Field(sa_type=Key, foreign_key="basin.id", ondelete="CASCADE", index=True)
    """Which basin."""
    token_hash: str = Field(sa_type=Key, unique=True)
    """SHA-256 of the token, in hexadecimal digits."""
    made_at: datetime = Field(sa_type=UtcInstant)
    """When it was made."""
    made_by: str = Field(sa_type=Key)
    """Opaque id of the account that made it."""
    rotated_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When it was last given another token; null while it has its first."""
    revoked_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When it was revoked; null while it is read."""
    read_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When it was last read, to some minutes; null of one that never was."""
    read_by: str | None = Field(default=None, sa_type=Key)
    """By what kind of program; null of one that never was."""


class NamesInFeedsRow(Row, table=True):
    """An employer whose people may be named in the feeds of the sites where they work."""

    basin: str = Field(sa_type=Key, primary_key=True, foreign_key="basin.id", ondelete="CASCADE")
    """Which basin."""
    employer: str = Field(sa_type=Key, primary_key=True)
    """Which employer. Without a row nobody is named."""
    since: datetime = Field(sa_type=UtcInstant)
    """When it was allowed."""
    by: str = Field(sa_type=Key)
    """Opaque id of the account that said so."""
