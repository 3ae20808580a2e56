"""consumer: the loop that takes events in: one transaction for all that a poll has brought.

Nothing stops a partition: what is wrong with one event makes it a dead letter, what is wrong with the database makes
the loop wait, and stay in its group meanwhile.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlmodel import Session, select

from events import dead_letters, inbox
from events.bus import BusError, FencedError, Message, Partition
from events.codec import decode, sha256
from events.handled import Handled, about_event
from events.intake import Arrival, Dispatch, Known, LockBasins, take_in
from events.not_handled import NotHandledError
from events.offsets import PartitionLostError
from events.outcome import Outcome
from events.reader import Reader, Transactions
from events.savepoint import savepoint
from events.steps import Reached, Step, unwatched
from events.together import together
from schemas.envelope import Envelope
from schemas.faults import Fault

WAITS = (0.05, 0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds between one failure of the database and the next attempt; the last again and again."""
TOGETHER = 3
"""Failures in a row after which messages are handled one by one, to see whether one of them is the cause."""
ALONE = 3
"""Failures of a message by itself, each time with a database that answers, after which it is put aside."""
GIVE_UP = 120
"""Failures in a row, ten minutes of them, after which the loop ends: whoever watches the process starts it again."""

_log = structlog.get_logger(__name__)


Prepare = Callable[[Session, Sequence[Envelope]], object]
"""Told of all events of a batch before the first of them is handled."""


class EventConsumer:
    """Takes in the events of a reader, one batch after the other."""

    def __init__(  # noqa: PLR0913 - the one place where a consumer is put together
        self,
        reader: Reader,
        transactions: Transactions,
        lock_basins: LockBasins,
        dispatch: Dispatch,
        clock: Callable[[], datetime],
        observe: Callable[[Sequence[Handled]], None] | None = None,
        *,
        prepare: Prepare = lambda *_: None,
        reached: Reached = unwatched,
    ) -> None:
        """Begin with nothing in hand."""
        self._reader, self._transactions, self._lock_basins = reader, transactions, lock_basins
        self._dispatch, self._clock, self._prepare = dispatch, clock, prepare
        self._observe = observe if observe is not None else lambda _: None
        self._reached = reached
        self._failures = 0
        self._suspects: Counter[tuple[Partition, int]] = Counter()

    def run(self, stopped: Callable[[], bool]) -> None:
        """Go on until told to stop; a batch that was begun is ended."""
        while not stopped():
            self.step(500)

    def step(self, timeout_ms: int) -> int:
        """Poll once, and handle what has come; answers with the number of messages."""
        try:
            messages = self._reader.poll(timeout_ms)
        except FencedError:
            raise
        except Exception as error:  # noqa: BLE001 - bus and database come back, and partitions can be taken up then
            self._failed([], error)
            return 0
        if self._all_handled(messages) and messages:
            self._failures = 0
            self._suspects.clear()
        return len(messages)

    def _all_handled(self, messages: list[Message]) -> bool:
        """Handle them together, or one by one where that has failed; false where some have to be read again."""
        together = self._failures < TOGETHER
        for batch in [messages] if together and messages else [[message] for message in messages]:
            try:
                self._handle(batch, self._take_in)
            except PartitionLostError as error:
                _log.info("partition.lost", reason=str(error))
                self._rewind()
                return False
            except Exception as error:  # noqa: BLE001 - whatever the database says, the messages are still on the bus
                self._failed(batch, error)
                return False
        return True

    def _handle(self, batch: Sequence[Message], take: Callable[[Session, Sequence[Arrival]], list[Handled]]) -> None:
        batch = [message for message in batch if self._reader.holds(message)]
        self._reached(Step.HANDLER_1_READ)
        arrivals = [Arrival(m, decode(m.value, m.headers, m.topic), sha256(m.value or b"")) for m in batch]
        with self._transactions() as session:
            basins = {arrival.event.basin for arrival in arrivals if arrival.event.basin is not None}
            self._lock_basins(session, sorted(basins))
            self._reader.advance(session, batch)
            self._reached(Step.HANDLER_2_MOVED)
            handled = take(session, arrivals)
            self._reached(Step.HANDLER_3_HANDLED)
        self._reached(Step.HANDLER_4_COMMITTED)
        self._reader.stored(batch)
        self._reached(Step.HANDLER_5_TOLD)
        for each in handled:
            with about_event(each.event):
                _log.info("event.handled", type=each.type, outcome=each.end)
        self._observe(handled)

    def _take_in(self, session: Session, arrivals: Sequence[Arrival]) -> list[Handled]:
        """All of them in one savepoint; where any breaks, each in its own."""
        known: dict[inbox.Id, Known] = {}
        known.update(inbox.known(session, [arrival.id for arrival in arrivals if arrival.id is not None]))
        if len(arrivals) > 1:
            try:
                with savepoint(session), together(session):
                    self._prepare(session, [each.event for each in arrivals if isinstance(each.event, Envelope)])
                    return self._each(session, arrivals, dict(known), apart=False)
            except (OperationalError, InterfaceError):
                raise  # the database could not: the transaction is to be given up, and may be gone already
            except Exception as error:  # noqa: BLE001 - which of them it was is found out below
                _log.info("batch.parted", events=len(arrivals), exc_info=error)
        return self._each(session, arrivals, known, apart=True)

    def _each(
        self, session: Session, arrivals: Sequence[Arrival], known: dict[inbox.Id, Known], *, apart: bool
    ) -> list[Handled]:
        now = self._clock()
        handled = []
        for arrival in arrivals:
            before = known.get(arrival.id) if arrival.id is not None else None
            with about_event(arrival.event):
                outcome, row = take_in(session, arrival, before, self._dispatch, now, apart=apart)
            if row is not None:
                known[row.source, row.event] = row
            handled.append(Handled(arrival.message, arrival.event, outcome))
        return handled

    def _give_up_on(self, session: Session, arrivals: Sequence[Arrival]) -> list[Handled]:
        """The database takes everything but this: nobody handles it any more before somebody has looked at it."""
        fault = Fault(
            "", "an event that the database refuses", "one that can be stored", "look into the log, then retry"
        )
        for arrival in arrivals:
            dead_letters.put(session, arrival.message, [fault], basin=arrival.event.basin, at=self._clock())
        return [Handled(arrival.message, arrival.event, Outcome("rejected", [fault])) for arrival in arrivals]

    def _failed(self, batch: Sequence[Message], error: Exception) -> None:
        """Wait a while, and read again what was not stored; a message that alone is refused is put aside."""
        if len(batch) == 1 and not isinstance(error, NotHandledError) and self._answers():
            self._suspects[batch[0].place, batch[0].offset] += 1
        while True:
            self._failures += 1
            reason = {"reason": str(error)} if isinstance(error, BusError) else {}
            _log.warning("batch.failed", failures=self._failures, exc_info=error, **reason)
            if self._failures >= GIVE_UP:
                raise NotHandledError(f"the store could not be written {self._failures} times in a row") from error
            self._reader.wait(WAITS[min(self._failures, len(WAITS)) - 1])
            try:
                if len(batch) == 1 and self._suspects[batch[0].place, batch[0].offset] > ALONE:
                    self._handle(batch, self._give_up_on)
                self._reader.rewind()
            except Exception as again:  # noqa: BLE001 - as above
                error = again
            else:
                return

    def _rewind(self) -> None:
        """Go back to where the store says; where it cannot say so now, or the group moves meanwhile, a while later."""
        try:
            self._reader.rewind()
        except Exception as error:  # noqa: BLE001 - it is asked again, as after any failure
            self._failed([], error)

    def _answers(self) -> bool:
        """Whether the database answers, so that a failure is the message's own."""
        try:
            with self._transactions() as session:
                session.exec(select(1))
        except Exception:  # noqa: BLE001 - whatever it says, it is not what it should say
            return False
        return True
