"""Offsets: how far each partition was read, stored in the transaction of what was read."""

from sqlalchemy import BigInteger
from sqlmodel import Field

from schemas.tables.columns import Key
from schemas.tables.row import Row


class OffsetRow(Row, table=True):
    """The next offset of one partition; it moves only from where its reader believes it to be."""

    topic: str = Field(primary_key=True, sa_type=Key)
    """The topic."""
    partition: int = Field(primary_key=True)
    """Its partition."""
    topic_id: str = Field(sa_type=Key)
    """Which topic of that name: one that was made anew is read from 0."""
    next: int = Field(sa_type=BigInteger)
    """The offset of the message that is read next."""
