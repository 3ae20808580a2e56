"""The embedded bus: topics, how far their partitions are filled, messages, and who produces."""

from datetime import datetime

from sqlalchemy import BigInteger, LargeBinary
from sqlmodel import Field

from schemas.tables.columns import Document, Key, UtcInstant
from schemas.tables.row import Row


class BusTopicRow(Row, table=True):
    """A topic that was created, with its settings."""

    name: str = Field(primary_key=True, sa_type=Key)
    """The topic's name."""
    topic_id: str = Field(sa_type=Key)
    """Differs where a topic of the same name is made anew."""
    partitions: int
    """How many partitions it has."""
    compacted: bool
    """Whether the newest message of each key stays."""
    retention_ms: int = Field(sa_type=BigInteger)
    """How long messages are kept; of a compacted topic, tombstones."""
    max_message_bytes: int
    """Bytes of the largest message."""


class BusPartitionRow(Row, table=True):
    """The next free offset of a partition; whoever appends holds this row until the commit."""

    topic: str = Field(primary_key=True, sa_type=Key)
    """The topic."""
    partition: int = Field(primary_key=True)
    """Its partition."""
    next: int = Field(sa_type=BigInteger)
    """The offset that comes next."""


class BusMessageRow(Row, table=True):
    """A message: the bytes as they would travel."""

    topic: str = Field(primary_key=True, sa_type=Key)
    """The topic."""
    partition: int = Field(primary_key=True)
    """Its partition."""
    offset: int = Field(primary_key=True, sa_type=BigInteger)
    """Its offset in the partition."""
    key: str | None = Field(default=None, sa_type=Key)
    """Messages of one key stay in order."""
    value: bytes | None = Field(default=None, sa_type=LargeBinary)
    """The bytes; nothing is a tombstone."""
    headers: dict[str, str] = Field(default_factory=dict, sa_type=Document)
    """What is said beside the bytes."""
    at: datetime = Field(sa_type=UtcInstant)
    """When it was written."""


class BusProducerRow(Row, table=True):
    """A transactional producer; each one that begins under its name raises the epoch and so fences the one before."""

    name: str = Field(primary_key=True, sa_type=Key)
    """The name under which it writes."""
    epoch: int
    """How many have begun under the name."""
