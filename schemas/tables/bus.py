"""The embedded bus: topics, how far their partitions are filled, messages, and who produces."""

from datetime import datetime

from sqlalchemy import BigInteger, LargeBinary
from sqlmodel import Field

from schemas.tables.columns import Document, Key, UtcInstant
from schemas.tables.row import Row


class BusTopicRow(Row, table=True):
    """A topic that was created, with its settings."""

    name: str = Field(primary_key=True, sa_type=Key)
    topic_id: str = Field(sa_type=Key)
    """Differs where a topic of the same name is made anew."""
    partitions: int
    compacted: bool
    retention_ms: int = Field(sa_type=BigInteger)
    max_message_bytes: int


class BusPartitionRow(Row, table=True):
    """The next free offset of a partition; whoever appends holds this row until the commit."""

    topic: str = Field(primary_key=True, sa_type=Key)
    partition: int = Field(primary_key=True)
    next: int = Field(sa_type=BigInteger)


class BusMessageRow(Row, table=True):
    """A message: the bytes as they would travel."""

    topic: str = Field(primary_key=True, sa_type=Key)
    partition: int = Field(primary_key=True)
    offset: int = Field(primary_key=True, sa_type=BigInteger)
    key: str | None = Field(default=None, sa_type=Key)
    value: bytes | None = Field(default=None, sa_type=LargeBinary)
    headers: dict[str, str] = Field(default_factory=dict, sa_type=Document)
    at: datetime = Field(sa_type=UtcInstant)


class BusProducerRow(Row, table=True):
    """A transactional producer; each one that begins under its name raises the epoch and so fences the one before."""

    name: str = Field(primary_key=True, sa_type=Key)
    epoch: int
