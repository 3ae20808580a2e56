"""What is to be known of a topic and of an event's type."""

from dataclasses import dataclass
from typing import Literal

from schemas.events.data import EventData

Direction = Literal["in", "internal", "out"]
"""From others to us, between parts of ours, or from us to others."""

MAX_MESSAGE_BYTES = 8 * 1024 * 1024
"""Bytes of the largest message on any topic."""

SHORTEN_BYTES = 6 * 1024 * 1024
"""Above this size an event goes without what its shape can do without."""


@dataclass(frozen=True)
class TopicSpec:
    """A topic with the settings that it is made with."""

    name: str
    direction: Direction
    about: str
    """What stands on it, in a sentence."""
    key: str
    """What a message's key is made of; messages of one key stay in order."""
    subject: str
    """What stands in its events as their subject."""
    retention_days: int | None = None
    """Days that a message is kept; None where the topic is compacted."""
    partitions: int = 12
    """Never raised in place: a key would change its partition."""
    delete_retention_days: int = 7
    """Days that a tombstone stays readable in a compacted topic."""
    max_message_bytes: int = MAX_MESSAGE_BYTES

    @property
    def cleanup(self) -> Literal["delete", "compact"]:
        """Whether old messages go by age, or those that a newer one of their key has replaced."""
        return "compact" if self.retention_days is None else "delete"


@dataclass(frozen=True)
class EventType:
    """A type of event: on which topic it stands, and what it carries."""

    name: str
    topic: str
    direction: Direction
    model: type[EventData]

    @property
    def short(self) -> str:
        """`absence.reported` of the type `binome.absence.reported.v1`."""
        return self.name.removeprefix("binome.").removesuffix(".v1")


@dataclass(frozen=True)
class Replication:
    """How many brokers hold each message, and how many must have it before it counts as sent."""

    factor: int
    min_in_sync: int


PRODUCTION = Replication(factor=3, min_in_sync=2)
DEVELOPMENT = Replication(factor=1, min_in_sync=1)
