"""embedded_consumer: a member of a group that reads the embedded bus."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager

from sqlmodel import Session

from events import embedded_log
from events.bell import Listener
from events.bus import MOST_POLLED, Message, Moved, Partition
from events.embedded_group import Group


class EmbeddedConsumer:
    """Reads rows by position; keeps the positions to itself, as every member does."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[Session]],
        listener: Listener,
        group: Group,
        topics: Sequence[str],
        moved: tuple[Moved | None, Moved | None],
    ) -> None:
        """Join the group."""
        self._reading, self._listener, self._group, self._topics = reading, listener, group, tuple(topics)
        self._on_assigned, self._on_revoked = moved
        self._member = group.join(topics)
        self._positions: dict[Partition, int] = {}
        self._ends: Mapping[Partition, int] = {}
        self._paused: set[Partition] = set()
        self._ids: dict[str, str] = {}

    def poll(self, timeout_ms: int) -> list[Message]:
        """What has come; waits for it as long as it is told."""
        found = self._read()  # what the last look has seen
        if not found:
            if self._ids:
                self._listener.wait(timeout_ms / 1000)
            self._look()
            found = self._read()
        for message in found:
            self._positions[message.place] = message.offset + 1
        return found

    def pause(self, partitions: Iterable[Partition]) -> None:
        """Read nothing from these."""
        self._paused |= set(partitions) & self._positions.keys()

    def resume(self, partitions: Iterable[Partition]) -> None:
        """Read from these again."""
        self._paused -= set(partitions)

    def seek(self, partition: Partition, offset: int) -> None:
        """Go on there; beyond the end means from the oldest, as what is gone does."""
        if partition in self._positions:
            self._positions[partition] = offset

    def assignment(self) -> frozenset[Partition]:
        """What it holds."""
        return frozenset(self._positions)

    def topic_id(self, topic: str) -> str:
        """As of the last poll; empty where there is no such topic."""
        return self._ids.get(topic, "")

    def commit(self, offsets: Mapping[Partition, int]) -> None:
        """Nobody asks the embedded bus how far a group is: the store knows."""

    def lag(self) -> Mapping[Partition, int]:
        """As of now."""
        with self._reading() as session:
            ends = embedded_log.ends(session, self._topics)
        return {place: max(0, ends.get(place, 0) - position) for place, position in self._positions.items()}

    def close(self) -> None:
        """Leave; what it held is free at once."""
        self._group.leave(self._member)
        self._positions.clear()

    def _look(self) -> None:
        """See which topics there are and how far they go, and give or take partitions."""
        with self._reading() as session:
            ids, self._ends = embedded_log.seen(session, self._topics)
        anew = {name for name, known in self._ids.items() if ids.get(name) != known}
        self._ids = ids
        lost, new = self._group.due(self._member, self._ends)
        # A topic that was made anew is lost and taken at once: where to go on is asked again.
        again = {place for place in self._positions if place.topic in anew}
        self._lose({*lost, *again})
        taken = self._group.take(self._member, sorted({*new, *(again & self._ends.keys() - set(lost))}))
        self._positions.update(dict.fromkeys(taken, 0))
        try:
            if taken and self._on_assigned is not None:
                self._on_assigned(taken)
        except Exception:
            self._positions = {place: at for place, at in self._positions.items() if place not in taken}
            self._group.let_go(self._member, taken)
            raise
        # Only here are the ends as new as what was read: a read goes on to what came after the last look.
        beyond = [place for place, position in self._positions.items() if position > self._ends.get(place, 0)]
        self._positions.update(dict.fromkeys(beyond, 0))

    def _lose(self, places: set[Partition]) -> None:
        lost = sorted(places & self._positions.keys())
        for place in lost:
            del self._positions[place]
        self._paused -= places
        if lost and self._on_revoked is not None:
            self._on_revoked(lost)
        self._group.let_go(self._member, lost)

    def _read(self) -> list[Message]:
        waiting = {
            place: position
            for place, position in self._positions.items()
            if place not in self._paused and position < self._ends.get(place, 0)
        }
        if not waiting:
            return []
        with self._reading() as session:
            return embedded_log.read(session, waiting, MOST_POLLED)
