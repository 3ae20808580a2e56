"""binome.dead-letters: events that were refused, each with its faults and its place."""

from pydantic import Field

from schemas.events.data import EventData


class RejectionFault(EventData):
    """One thing that is wrong, and where."""

    where: str
    """JSON pointer of the place; empty for the event as a whole."""
    what: str
    """What was found there and what was expected."""


class EventRejected(EventData):
    """An event was refused. The id of this one is a UUIDv5 of topic, partition and offset."""

    topic: str
    """Where it came from."""
    partition: int = Field(ge=0)
    """Partition of the topic."""
    offset: int = Field(ge=0)
    """Offset in the partition."""
    event: str
    """The event as it came, cut over 256 KiB; of an absence only known fields."""
    size: int = Field(ge=0)
    """Bytes of the event as it came."""
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    """SHA-256 of the event as it came."""
    faults: tuple[RejectionFault, ...]
    """Everything that is wrong with it."""
