"""KafkaMember: a member of a group of Kafka; partitions come and go within `poll`, in the thread that polls."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from time import monotonic
from typing import Any

from kafka import KafkaConsumer, TopicPartition
from kafka.consumer.subscription_state import ConsumerRebalanceListener
from kafka.coordinator.assignors.cooperative_sticky import CooperativeStickyAssignor
from kafka.net.compat import KafkaNetClient
from kafka.structs import OffsetAndMetadata

from events.bus import MOST_POLLED, Message, Moved, Partition
from events.kafka_connection import KafkaConnection, told
from events.kafka_diagnosis import beginning
from schemas.events.topic import MAX_MESSAGE_BYTES

HEARTBEAT_MS = 1000
"""How soon a member hears that partitions are to move, however long it may be silent before it loses them."""
METADATA_MS = 5000
"""How often it is asked whether a topic was made anew."""
FETCH_MS = 100
"""How long the broker waits for something to give: a partition that is read again is not asked for before that."""


class KafkaMember:
    """Reads what was committed; where to go on is told by the store, not by the group."""

    def __init__(
        self,
        connection: KafkaConnection,
        group: str,
        topics: Sequence[str],
        member: str | None,
        moved: tuple[Moved | None, Moved | None],
        session_timeout_ms: int,
    ) -> None:
        """Join the group with the first poll."""
        self._prefix = connection.prefix
        self._on_assigned, self._on_revoked = moved
        self._moves: deque[tuple[str, list[TopicPartition]]] = deque()
        self._held: set[Partition] = set()
        self._paused: set[Partition] = set()
        self._ids: dict[str, str] = {}
        self._clients: list[KafkaNetClient] = []
        with beginning(connection, f"joining the group {group}"):
            self._consumer = KafkaConsumer(
                **connection.options(),
                group_id=connection.prefix + group,
                group_instance_id=None if member is None else f"{connection.prefix}{group}-{member}",
                session_timeout_ms=session_timeout_ms,
                heartbeat_interval_ms=min(session_timeout_ms // 5, HEARTBEAT_MS),
                partition_assignment_strategy=(CooperativeStickyAssignor,),
                enable_auto_commit=False,
                auto_offset_reset="earliest",
                isolation_level="read_committed",
                allow_auto_create_topics=False,
                max_poll_records=MOST_POLLED,
                fetch_max_wait_ms=FETCH_MS,
                max_partition_fetch_bytes=MAX_MESSAGE_BYTES,
                metadata_max_age_ms=METADATA_MS,
                metrics_enabled=False,
                kafka_client=self._client,
            )
            for topic in topics:  # who joins without knowing its topics is given nothing at first
                self._consumer.partitions_for_topic(self._prefix + topic)
            self._consumer.subscribe([self._prefix + topic for topic in topics], listener=_Moves(self._moved))

    def poll(self, timeout_ms: int) -> list[Message]:
        """What has come; takes part in rebalancing, and tells what came of it."""
        until = monotonic() + timeout_ms / 1000
        while True:
            self._finish_joining()
            with told("reading"):
                records = self._consumer.poll(timeout_ms=max(0, int((until - monotonic()) * 1000)))
            anew, fresh = self._moved_on(records)
            found = [
                self._message(record)
                for place, batch in records.items()
                if self._ours(place) in self._held - fresh - anew
                for record in batch
            ]
            if found or monotonic() >= until:
                return found

    def pause(self, partitions: Iterable[Partition]) -> None:
        """Read nothing from these."""
        places = self._held & set(partitions)
        self._paused |= places
        self._consumer.pause(*self._assigned(places))

    def resume(self, partitions: Iterable[Partition]) -> None:
        """Read from these again."""
        places = self._held & set(partitions)
        self._paused -= places
        self._consumer.resume(*self._assigned(places))

    def seek(self, partition: Partition, offset: int) -> None:
        """Go on there; what is gone means from the oldest."""
        if partition in self._held:
            self._consumer.seek(self._theirs(partition), offset)

    def assignment(self) -> frozenset[Partition]:
        """What it holds."""
        return frozenset(self._held)

    def topic_id(self, topic: str) -> str:
        """As the brokers said last; empty where there is no such topic."""
        found = self._clients[0].cluster.topic_id(self._prefix + topic)
        return "" if found is None else str(found)

    def commit(self, offsets: Mapping[Partition, int]) -> None:
        """For monitoring only: nobody waits for it, and nothing hangs on it."""
        self._consumer.commit_async(
            {self._theirs(place): OffsetAndMetadata(offset, "", -1) for place, offset in offsets.items()}
        )

    def lag(self) -> Mapping[Partition, int]:
        """Up to the newest that was committed."""
        places = {self._ours(theirs): theirs for theirs in self._assigned(self._held)}
        with told("asking how far topics go"):
            ends = self._consumer.end_offsets(list(places.values()), timeout_ms=5000)
            return {
                place: max(0, ends[theirs] - (self._consumer.position(theirs, timeout_ms=5000) or 0))
                for place, theirs in places.items()
            }

    def close(self) -> None:
        """Leave; a member with a name keeps its partitions until its time is over."""
        self._consumer.close(autocommit=False, timeout_ms=2000)

    def _finish_joining(self) -> None:
        """Have the library take up what a join has brought.

        Where a join was begun because a topic has changed, and a poll ends before the join does, version 3.0.12 takes
        it for done: it is in the group, holds nothing, and never says so again.
        """
        coordinator = self._consumer._coordinator  # noqa: SLF001 - there is no other way to tell it
        if coordinator.rejoining:
            coordinator.request_rejoin()

    def _client(self, **options: Any) -> KafkaNetClient:  # noqa: ANN401 - the library's own
        """Keep the client that the library makes: it knows the topics' ids."""
        self._clients.append(KafkaNetClient(**options))
        return self._clients[-1]

    def _moved(self, what: str, partitions: Iterable[TopicPartition]) -> None:
        """Called by the library's own thread: nothing is read from what is new until it was told where to go on."""
        places = sorted(partitions)
        if what == "new":
            self._consumer.pause(*places)
        self._moves.append((what, places))

    def _moved_on(self, records: Mapping[TopicPartition, Sequence[Any]]) -> tuple[set[Partition], set[Partition]]:
        """Tell what has moved; what was read is read again where that could not be told."""
        try:
            return self._anew(), self._settle()
        except Exception:
            for place in records.keys() & self._consumer.assignment():
                self._consumer.seek(place, records[place][0].offset)
            raise

    def _settle(self) -> set[Partition]:
        """Tell what has moved since the last poll, in order; answers with what is new."""
        fresh: set[Partition] = set()
        while self._moves:
            what, theirs = self._moves[0]
            places = [self._ours(place) for place in theirs]
            if what == "new":
                self._gain(places)
                fresh.update(places)
            else:
                self._lose(places)
                fresh.difference_update(places)
            self._moves.popleft()  # what could not be told is told with the next poll
        return fresh

    def _gain(self, places: Sequence[Partition]) -> None:
        here = [place for place in places if self._theirs(place) in self._consumer.assignment()]
        self._held.update(here)
        self._ids.update({place.topic: self.topic_id(place.topic) for place in here})
        for place in here:
            self.seek(place, 0)
        try:
            if here and self._on_assigned is not None:
                self._on_assigned(here)
        except Exception:
            self._held.difference_update(here)
            raise
        self._consumer.resume(*(self._theirs(place) for place in here if place not in self._paused))

    def _lose(self, places: Iterable[Partition]) -> None:
        gone = sorted(self._held & set(places))
        self._held.difference_update(gone)
        self._paused.difference_update(gone)
        if gone and self._on_revoked is not None:
            self._on_revoked(gone)

    def _anew(self) -> set[Partition]:
        """Lose and gain at once what belongs to a topic that was made anew."""
        topics = {name for name, known in self._ids.items() if self.topic_id(name) not in ("", known)}
        places = sorted(place for place in self._held if place.topic in topics)
        if places:
            self._consumer.pause(*map(self._theirs, places))
            self._lose(places)
            self._moves.append(("new", [self._theirs(place) for place in places]))
        return set(places)

    def _message(self, record: Any) -> Message:  # noqa: ANN401 - the library has no types
        return Message(
            record.topic.removeprefix(self._prefix),
            record.partition,
            record.offset,
            None if record.key is None else _text(record.key),
            None if record.value is None else bytes(record.value),
            {name: _text(raw or b"") for name, raw in record.headers},
            _moment(record.timestamp),
        )

    def _assigned(self, places: Iterable[Partition]) -> list[TopicPartition]:
        """Those that the library has not lost meanwhile: what it has lost is told once what came before it is."""
        return [theirs for theirs in map(self._theirs, places) if theirs in self._consumer.assignment()]

    def _ours(self, place: TopicPartition) -> Partition:
        return Partition(place.topic.removeprefix(self._prefix), place.partition)

    def _theirs(self, place: Partition) -> TopicPartition:
        return TopicPartition(self._prefix + place.topic, place.number)


class _Moves(ConsumerRebalanceListener):  # type: ignore[misc]  # the library has no types
    """Notes what the library tells."""

    def __init__(self, note: Any) -> None:  # noqa: ANN401
        self._note = note

    def on_partitions_revoked(self, revoked: Iterable[TopicPartition]) -> None:
        self._note("gone", revoked)

    def on_partitions_lost(self, lost: Iterable[TopicPartition]) -> None:
        self._note("gone", lost)

    def on_partitions_assigned(self, assigned: Iterable[TopicPartition]) -> None:
        self._note("new", assigned)


def _text(raw: bytes) -> str:
    """Bytes of somebody else as text that every database takes."""
    return raw.decode(errors="replace").replace("\0", "\N{REPLACEMENT CHARACTER}")


def _moment(milliseconds: int) -> datetime:
    """When a sender says that it was sent; the beginning of time where that is no time."""
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.fromtimestamp(0, UTC)
