"""relay: sends what the outbox holds, by id, in one process at a time."""

from collections.abc import Callable, Sequence
from datetime import datetime

import structlog
from sqlmodel import Session

from events import outbox
from events.bus import Bus, BusError, BusUnavailableError, FencedError, Producer, RefusedError
from events.holder import Holder
from events.reader import Transactions
from events.steps import Reached, Step, unwatched
from events.text import CONTENT_TYPE
from schemas.tables.outbox import OutboxRow

NAME = "relay"
"""Under which it writes: whoever begins later under it fences whoever wrote before."""
MOST, MOST_BYTES = 500, 32 * 1024 * 1024
"""What goes into one transaction."""
STAND_BY_SECONDS = 0.5
"""How often a relay that stands by tries to take over, and how long one that leads waits without being woken."""

Parked = Callable[[Session, OutboxRow, str], object]
"""Told, in the transaction that parks it, of a message that the broker never takes, and why."""

_log = structlog.get_logger(__name__)


class Relay:
    """Marks as sent what the broker has; what it dies over is sent again, and known by its id."""

    def __init__(  # noqa: PLR0913 - the one place where a relay is put together
        self,
        bus: Bus,
        transactions: Transactions,
        holder: Holder,
        clock: Callable[[], datetime],
        wait: Callable[[float], object],
        *,
        on_parked: Parked | None = None,
        reading: Transactions | None = None,
        reached: Reached = unwatched,
    ) -> None:
        """Send nothing yet.

        `wait` sleeps until something may have been stored, for so many seconds at most; `reading` gives transactions
        that only read.
        """
        self._bus, self._transactions, self._holder = bus, transactions, holder
        self._reading = reading if reading is not None else transactions
        self._clock, self._wait, self._reached = clock, wait, reached
        self._on_parked: Parked = on_parked if on_parked is not None else lambda *_: None
        self._producer: Producer | None = None
        self._trouble: Exception | None = None

    def run(self, stopped: Callable[[], bool]) -> None:
        """Send what comes, or stand by, until told to stop."""
        try:
            while not stopped():
                if not self._attempt():
                    self._wait(STAND_BY_SECONDS)
        finally:
            self.close()

    def sends(self) -> None:
        """Do nothing where it leads and can send, or stands by; raises what it failed with the last time."""
        if (trouble := self._trouble) is not None:
            raise trouble

    def drain(self) -> int:
        """Send all that waits now; answers with how many were sent. Parked messages stay."""
        count = 0
        while sent := self._send_some():
            count += sent
        return count

    def close(self) -> None:
        """Let somebody else send."""
        self._drop()
        self._holder.release()

    def _attempt(self) -> bool:
        """Send what waits; false where nothing did, or it could not be sent."""
        try:
            sent = self._holder.acquire() and self._lead()
        except Exception as error:  # noqa: BLE001 - whatever the database says, the rows are still there
            self._trouble = error
            _told(error)
            self._drop()
            return False
        self._trouble = None
        return sent

    def _lead(self) -> bool:
        """Begin to write before anything waits: who may not is known at once."""
        self._ready()
        return self._send_some() > 0

    def _send_some(self) -> int:
        with self._reading() as session:
            rows = outbox.unsent(session, MOST, MOST_BYTES)
        if not rows:
            return 0
        try:
            self._send(rows)
        except RefusedError:
            return sum(self._send_alone(row) for row in rows)
        return len(rows)

    def _send_alone(self, row: OutboxRow) -> int:
        """Send one, or park it; those of its key that come after it wait behind it."""
        with self._reading() as session:
            if not outbox.is_free(session, row):
                return 0
        try:
            self._send([row])
        except RefusedError as error:
            _log.error("message.parked", topic=row.topic, key=row.key, reason=str(error))
            with self._transactions() as session:
                outbox.park(session, _id(row), str(error))
                self._on_parked(session, row, str(error))
        return 1

    def _send(self, rows: Sequence[OutboxRow]) -> None:
        """One transaction of the bus, and then one of the store."""
        self._reached(Step.RELAY_1_READ)
        producer = self._ready()
        try:
            producer.begin()
            for row in rows:
                headers = {} if row.value is None else {"content-type": CONTENT_TYPE}
                producer.send(row.topic, row.key, row.value, headers)
            self._reached(Step.RELAY_2_WRITTEN)
            if not self._holder.held():
                raise FencedError("the lock was lost")
            producer.commit()
        except RefusedError:
            producer.abort()
            raise
        except BusError:
            self._drop()
            raise
        self._reached(Step.RELAY_3_SENT)
        # Who dies here sends again what the bus has already: readers know it by its id.
        with self._transactions() as session:
            outbox.sent(session, [_id(row) for row in rows], self._clock())
            self._reached(Step.RELAY_4_NOTED)
        self._reached(Step.RELAY_5_DONE)

    def _ready(self) -> Producer:
        if self._producer is None:
            self._producer = self._bus.producer(NAME)
        return self._producer

    def _drop(self) -> None:
        if self._producer is not None:
            try:
                self._producer.close()
            except BusError as error:
                _log.info("producer.closed", reason=str(error))
            self._producer = None


def _told(error: Exception) -> None:
    if isinstance(error, FencedError):
        _log.warning("relay.fenced", reason=str(error))
    elif isinstance(error, BusUnavailableError):
        _log.warning("relay.unavailable", reason=str(error))
    else:
        _log.warning("relay.failed", exc_info=error)


def _id(row: OutboxRow) -> int:
    assert row.id is not None  # noqa: S101 - rows that were read have one
    return row.id
