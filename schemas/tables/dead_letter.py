"""Dead letters: events that were refused or broke, with their place and their faults."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, LargeBinary
from sqlmodel import Field

from schemas.tables.columns import Document, Key, UtcInstant
from schemas.tables.row import Row


class DeadLetterRow(Row, table=True):
    """One event at one place; read again there, it is the same letter."""

    id: str = Field(primary_key=True, sa_type=Key)
    """A UUIDv5 of topic, partition and offset."""
    topic: str = Field(sa_type=Key)
    """Where it came from."""
    partition: int
    """Its partition."""
    offset: int = Field(sa_type=BigInteger)
    """Its offset in the partition."""
    at: datetime = Field(sa_type=UtcInstant)
    """When it was refused."""
    basin: str | None = Field(default=None, sa_type=Key)
    """Its basin, as far as it could be read."""
    key: str | None = Field(default=None, sa_type=Key)
    """The message's key."""
    event: bytes | None = Field(default=None, sa_type=LargeBinary)
    """What came in, cut where it is long; of an absence only the fields that are known."""
    size: int
    """Bytes that came in."""
    sha256: str = Field(sa_type=Key)
    """Of the bytes that came in, in hexadecimal."""
    faults: list[dict[str, Any]] = Field(default_factory=list, sa_type=Document)
    """What is wrong: `where` and `what` of each."""
    state: str = Field(sa_type=Key, index=True)
    """`waiting`, `retried` or `dropped`."""
