"""EmbeddedBus: Kafka's meaning on tables, for one process and nothing to install beside it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from threading import Lock
from typing import NoReturn

from sqlalchemy import update
from sqlmodel import Session, col

from events import embedded_log
from events.bell import Bell
from events.bus import FencedError, Moved
from events.embedded_consumer import EmbeddedConsumer
from events.embedded_group import Group
from events.embedded_log import Draft
from events.file_lock import FileLock
from schemas.events.topic import TopicSpec
from schemas.tables.bus import BusProducerRow

Transactions = Callable[[], AbstractContextManager[Session]]


class EmbeddedBus:
    """Topics, groups and producers on the tables of the store."""

    def __init__(
        self,
        transactions: Transactions,
        clock: Callable[[], datetime],
        *,
        reading: Transactions | None = None,
        bell: Bell | None = None,
        lock: FileLock | None = None,
    ) -> None:
        """Stand on a store.

        `reading` gives transactions that only read; `bell` is rung when something was written. With a `lock`, only
        one process reads in groups; without one, this bus watches and others do the work.
        """
        self._transactions, self._clock = transactions, clock
        self._reading = reading if reading is not None else transactions
        self._bell = bell if bell is not None else Bell()
        self._lock = lock
        self._groups: dict[str, Group] = {}
        self._joining = Lock()

    def consumer(
        self,
        group: str,
        topics: Sequence[str],
        member: str | None = None,  # noqa: ARG002 - who dies here takes the whole group along
        *,
        on_assigned: Moved | None = None,
        on_revoked: Moved | None = None,
    ) -> EmbeddedConsumer:
        """Join a group of this process; `BusUnavailableError` says which other process reads already."""
        with self._joining:
            if self._lock is not None:
                self._lock.take()
            joined = self._groups.setdefault(group, Group())
        return EmbeddedConsumer(self._reading, self._bell.listener(), joined, topics, (on_assigned, on_revoked))

    def producer(self, name: str) -> "EmbeddedProducer":
        """Begin to write under a name, and fence whoever wrote under it."""
        return EmbeddedProducer(self._transactions, self._clock, self._bell, name)

    def create_topics(self, topics: Iterable[TopicSpec]) -> Sequence[str]:
        """Create those that are missing."""
        with self._transactions() as session:
            return embedded_log.create(session, topics)

    def delete_topics(self, names: Iterable[str]) -> None:
        """Remove topics with all that is on them."""
        with self._transactions() as session:
            embedded_log.remove(session, names)
        self._bell.ring()

    def reach(self) -> None:
        """It is where the store is."""
        with self._reading() as session:
            embedded_log.topics(session, ())

    def trim(self) -> None:
        """Let go of what topics need not keep any more."""
        with self._transactions() as session:
            embedded_log.trim(session, self._clock())

    def close(self) -> None:
        """Let other processes read."""
        if self._lock is not None:
            self._lock.release()


class EmbeddedProducer:
    """Writes a transaction of the bus as one transaction of the store."""

    def __init__(self, transactions: Transactions, clock: Callable[[], datetime], bell: Bell, name: str) -> None:
        """Raise the epoch of the name."""
        self._transactions, self._clock, self._bell, self._name = transactions, clock, bell, name
        self._drafts: list[Draft] | None = None
        with transactions() as session:
            row = session.get(BusProducerRow, name, with_for_update=True)
            row = row if row is not None else BusProducerRow(name=name, epoch=0)
            row.epoch += 1
            session.add(row)
            self._epoch = row.epoch

    def begin(self) -> None:
        """Begin a transaction."""
        self._drafts = []

    def send(self, topic: str, key: str | None, value: bytes | None, headers: Mapping[str, str] | None = None) -> None:
        """Add a message."""
        if self._drafts is None:
            _misused("send")
        self._drafts.append(Draft(topic, key, value, headers or {}))

    def commit(self) -> None:
        """All of them, unless a newer producer has begun under the name, or one cannot be taken."""
        if self._drafts is None:
            _misused("commit")
        drafts, self._drafts = self._drafts, None
        with self._transactions() as session:
            # The row is held until the commit: a newer producer waits, or this one finds itself fenced.
            mine = (col(BusProducerRow.name) == self._name, col(BusProducerRow.epoch) == self._epoch)
            done = session.exec(update(BusProducerRow).where(*mine).values(epoch=self._epoch))
            if done.rowcount == 0:
                raise FencedError(f"another producer has begun as {self._name}")
            if drafts:
                embedded_log.append(session, drafts, self._clock())
        self._bell.ring()

    def abort(self) -> None:
        """None of them."""
        self._drafts = None

    def close(self) -> None:
        """Nothing is held."""
        self._drafts = None


def _misused(call: str) -> NoReturn:
    raise RuntimeError(f"{call} without begin")
