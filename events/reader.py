"""Reader: a member of a group whose offsets are stored with what it does; what was not stored is read again."""

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager

import structlog
from sqlmodel import Session

from events import offsets
from events.bus import Bus, Message, Partition

Transactions = Callable[[], AbstractContextManager[Session]]

_log = structlog.get_logger(__name__)


class Reader:
    """Reads where the store says, and moves the stored offsets in the transaction of whoever handles the messages.

    messages = reader.poll(1000)
    with transactions() as session:
        ...                                 # handle them
        reader.advance(session, messages)   # PartitionLostError: roll back, they are somebody else's
    reader.stored(messages)                 # or, where anything was raised: reader.rewind()
    """

    def __init__(
        self,
        bus: Bus,
        group: str,
        topics: Sequence[str],
        transactions: Transactions,
        member: str | None = None,
    ) -> None:
        """Join the group; its partitions come with the polls that follow."""
        self._transactions, self.group, self._topics = transactions, group, tuple(topics)
        self.look: Callable[[], object] = lambda: None
        """Called by the thread that polls, whenever it comes round; also while it waits for the store."""
        self._next: dict[Partition, int] = {}
        self._ids: dict[str, str] = {}
        self._consumer = bus.consumer(group, topics, member, on_assigned=self._gained, on_revoked=self._revoked)

    def poll(self, timeout_ms: int) -> list[Message]:
        """What has come; takes part in rebalancing."""
        self.look()
        return self._consumer.poll(timeout_ms)

    def advance(self, session: Session, messages: Iterable[Message]) -> None:
        """Move the stored offsets behind these messages, which must be all that was read so far of each partition."""
        for place, following in sorted(self._following(messages).items()):
            if place not in self._next:
                raise offsets.PartitionLostError(f"{place.topic}/{place.number} was given to somebody else")
            expected = self._next[place]
            offsets.advance(session, place, self._ids[place.topic], expected=expected, following=following)

    def stored(self, messages: Iterable[Message]) -> None:
        """The transaction of these messages is committed."""
        moved = {place: to for place, to in self._following(messages).items() if place in self._next}
        self._next.update(moved)
        self._consumer.commit(moved)

    def rewind(self, *, but: Collection[Partition] = ()) -> None:
        """Read again whatever was not stored, from where the store says now; what is in hand stays there."""
        self._assigned(sorted(place for place in self._next if place not in but))

    def pause(self, places: Iterable[Partition] | None = None) -> None:
        """Read nothing from these, or from any, and stay in the group as long as it is polled."""
        self._consumer.pause(self._next if places is None else places)

    def resume(self, places: Iterable[Partition] | None = None) -> None:
        """Read again."""
        self._consumer.resume(self._next if places is None else places)

    def wait(self, seconds: float) -> None:
        """Let time pass, and stay in the group. What is read meanwhile is dropped: rewind afterwards."""
        until = time.monotonic() + seconds
        while (rest := until - time.monotonic()) > 0:
            self.pause()
            self.look()
            try:
                self._consumer.poll(min(int(rest * 1000) + 1, 100))
            except Exception:  # noqa: BLE001 - it waits because something is wrong; what, is asked afterwards
                time.sleep(min(rest, 0.1))
        self.resume()

    def holds(self, message: Message) -> bool:
        """Whether a message's partition is still its own."""
        return message.place in self._next

    def lag(self) -> int:
        """Messages that wait in its partitions."""
        return sum(self._consumer.lag().values())

    def lag_by_topic(self) -> dict[str, int]:
        """The same for each of its topics."""
        waiting = dict.fromkeys(self._topics, 0)
        for place, count in self._consumer.lag().items():
            waiting[place.topic] += count
        return waiting

    def assignment(self) -> frozenset[Partition]:
        """What it holds."""
        return self._consumer.assignment()

    def close(self) -> None:
        """Leave the group."""
        self._consumer.close()

    def _gained(self, partitions: Sequence[Partition]) -> None:
        self._assigned(partitions)
        _log.info("partitions.assigned", group=self.group, count=len(partitions), held=len(self._next))

    def _assigned(self, partitions: Sequence[Partition]) -> None:
        ids = {place.topic: self._consumer.topic_id(place.topic) for place in partitions}
        with self._transactions() as session:
            found = offsets.begin(session, partitions, ids)
        self._ids.update(ids)
        self._next.update(found)
        for place, offset in found.items():
            self._consumer.seek(place, offset)

    def _revoked(self, partitions: Sequence[Partition]) -> None:
        for place in partitions:
            self._next.pop(place, None)
        _log.info("partitions.revoked", group=self.group, count=len(partitions), held=len(self._next))

    @staticmethod
    def _following(messages: Iterable[Message]) -> dict[Partition, int]:
        return {message.place: message.offset + 1 for message in messages}
