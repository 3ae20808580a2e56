"""observer: somebody outside who reads every topic from its beginning, and remembers all of it."""

import secrets
from collections.abc import Iterator

from events.bus import Bus, BusUnavailableError, Message, Partition
from planner.store.errors import StoreError
from schemas.events import TOPICS

ALL = tuple(spec.name for spec in TOPICS)
READ_BY_US = frozenset(spec.name for spec in TOPICS if spec.direction != "out")
"""Topics whose offsets stand in the store."""
TOLD_TO_US = frozenset(spec.name for spec in TOPICS if spec.direction == "in")
"""Topics on which others write."""
COMPACTED = frozenset(spec.name for spec in TOPICS if spec.cleanup == "compact")


class Observer:
    """Reads committed messages, in order within each partition."""

    def __init__(self, bus: Bus) -> None:
        """Join as a group of its own."""
        self._consumer = bus.consumer(f"observer-{secrets.token_hex(4)}", ALL)
        self.messages: list[Message] = []
        self.ends: dict[Partition, int] = {}

    def look(self, timeout_ms: int) -> int:
        """Read what has come; answers with how much."""
        try:
            came = self._consumer.poll(timeout_ms)
        except (BusUnavailableError, StoreError):
            return 0  # it comes back
        self.messages += came
        self.ends.update({message.place: message.offset for message in came})
        return len(came)

    def has_read_all(self) -> bool:
        """Whether it holds every partition, and nothing waits in any; not while the bus is away."""
        held = len(self._consumer.assignment()) == sum(spec.partitions for spec in TOPICS)
        try:
            return held and not any(self._consumer.lag().values())
        except (BusUnavailableError, StoreError):
            return False

    def of(self, topic: str) -> Iterator[Message]:
        """What came on a topic; order holds within a key."""
        return (message for message in self.messages if message.topic == topic)

    def latest(self, topic: str) -> dict[str, Message]:
        """The newest message of each key, tombstones included."""
        return {message.key or "": message for message in self.of(topic)}

    def close(self) -> None:
        """Leave."""
        self._consumer.close()
