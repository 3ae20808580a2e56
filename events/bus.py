"""Bus: what a transport must do, whichever it is; Kafka's meaning of topics, keys, offsets and groups.

BusError
├── BusUnavailableError  the broker, or the lock of the embedded bus, is not to be had now
├── FencedError          another producer began under the same name; this one writes nothing any more
└── RefusedError         the broker will never take this message
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from schemas.events.topic import TopicSpec

MOST_POLLED = 1000
"""Messages that one poll gives at most."""


class BusError(Exception):
    """Something that the transport did not do."""


class BusUnavailableError(BusError):
    """The broker, or the lock of the embedded bus, is not to be had; the text says who holds it, or what to start."""


class FencedError(BusError):
    """Another producer has begun under the same name: what this one had not committed is gone."""


class RefusedError(BusError):
    """A message that is never taken as it stands: too large, a topic that does not exist or may not be written."""


class Partition(NamedTuple):
    """One partition of a topic."""

    topic: str
    number: int


@dataclass(frozen=True)
class Message:
    """What was read at one place; no value is a tombstone."""

    topic: str
    partition: int
    offset: int
    key: str | None
    value: bytes | None
    headers: Mapping[str, str]
    timestamp: datetime

    @property
    def place(self) -> Partition:
        """The partition that it was read from."""
        return Partition(self.topic, self.partition)


Moved = Callable[[Sequence[Partition]], None]
"""Called within `poll`, by the thread that polls, with the partitions that come or go."""


class Consumer(Protocol):
    """A member of a group; used by one thread, which polls more often than the group waits for it."""

    def poll(self, timeout_ms: int) -> list[Message]:
        """What has come, in order within each partition; nothing after the time is over. Takes part in rebalancing."""
        ...

    def pause(self, partitions: Iterable[Partition]) -> None:
        """Read nothing from these, and keep them; those that are not held are passed over."""
        ...

    def resume(self, partitions: Iterable[Partition]) -> None:
        """Read from these again."""
        ...

    def seek(self, partition: Partition, offset: int) -> None:
        """Go on at an offset; one that is gone already means the oldest message there is."""
        ...

    def assignment(self) -> frozenset[Partition]:
        """What this member holds."""
        ...

    def topic_id(self, topic: str) -> str:
        """Which topic of that name it is: another one where the topic was made anew."""
        ...

    def commit(self, offsets: Mapping[Partition, int]) -> None:
        """Tell the group how far it is: for monitoring only, nothing is read from it."""
        ...

    def lag(self) -> Mapping[Partition, int]:
        """Messages that wait in each partition held."""
        ...

    def close(self) -> None:
        """Leave."""
        ...


class Producer(Protocol):
    """Writes transactions under a name; the newest of a name fences those before it."""

    def begin(self) -> None:
        """Begin a transaction."""
        ...

    def send(self, topic: str, key: str | None, value: bytes | None, headers: Mapping[str, str] | None = None) -> None:
        """Add a message; whoever reads committed messages sees it after `commit`, or never."""
        ...

    def commit(self) -> None:
        """All messages of the transaction, or `RefusedError` and none, or `FencedError` and none."""
        ...

    def abort(self) -> None:
        """None of them."""
        ...

    def close(self) -> None:
        """Let go of what it holds; what was not committed is gone."""
        ...


class Bus(Protocol):
    """A transport."""

    def consumer(
        self,
        group: str,
        topics: Sequence[str],
        member: str | None = None,
        *,
        on_assigned: Moved | None = None,
        on_revoked: Moved | None = None,
    ) -> Consumer:
        """Join a group.

        `member` is a name that stays over restarts: who comes back under it has its partitions back at once.
        `on_assigned` seeks where reading goes on; a partition that it does not seek is read from its oldest message.
        After `on_revoked` partitions are somebody else's, or soon will be.
        """
        ...

    def producer(self, name: str) -> Producer:
        """Begin to write under a name, and fence whoever wrote under it."""
        ...

    def create_topics(self, topics: Iterable[TopicSpec]) -> Sequence[str]:
        """Create those that are missing; answers with their names. What exists stays as it is."""
        ...

    def delete_topics(self, names: Iterable[str]) -> None:
        """Remove topics with all that is on them."""
        ...

    def reach(self) -> None:
        """Do nothing where it answers, and raise where it does not; may be called by any thread."""
        ...

    def close(self) -> None:
        """Let go of everything."""
        ...
