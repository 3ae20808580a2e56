"""sender: sends what is due, one message at a time; as many as one likes may run beside each other.

Each step is short and its own transaction: take a message, read what it says, give it away, write down how that went.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

import structlog

from config.messages import MessageFigures
from planner.messages.delivery import Delivery, DeliveryError, Transactions, Way
from planner.services.messages.claiming import Claimant, claim, end, is_due, postpone
from planner.services.messages.quiet import not_before
from planner.services.messages.what_changed import changed_since
from planner.store.errors import StoreError
from schemas.tables.basin import BasinRow
from schemas.tables.message import MessageRow

SECONDS = 5.0
"""How often the outbox is looked at where nobody rings."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Sender:
    """Sends what is due."""

    transactions: Transactions
    reading: Transactions
    clock: Callable[[], datetime]
    ways: Sequence[Way]
    figures: MessageFigures
    name: str = field(default_factory=lambda: str(uuid4()))
    """By which its messages are known to be in hand; no two are alike."""

    @property
    def who(self) -> Claimant:
        """As whom it takes messages."""
        return Claimant(self.name, tuple(way.channel for way in self.ways), self.figures.claimed)

    def run(self, stopped: Callable[[], bool], wait: Callable[[float], object]) -> None:
        """Send what comes, until told to stop."""
        while not stopped():
            try:
                self.step(stopped)
            except StoreError as error:
                _log.warning("messages.wait", exc_info=error)
            wait(SECONDS)

    def step(self, stopped: Callable[[], bool] = lambda: False) -> int:
        """Send what is due now; with how many something was done."""
        done = 0
        while not stopped():
            with self.reading() as session:
                if not is_due(session, self.who, self.clock()):
                    break
            with self.transactions() as session:
                row = claim(session, self.who, self.clock())
            if row is None:
                break
            self._handle_whole(row)
            done += 1
        return done

    def _handle_whole(self, row: MessageRow) -> None:
        """What cannot be written must not keep all others waiting."""
        try:
            self._handle(row)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it is about this message alone
            _log.error("message.broken", number=row.id, exc_info=error)
            with self.transactions() as session:
                end(session, row, self.who, "given_up", self.clock(), type(error).__name__)

    def _handle(self, row: MessageRow) -> None:
        now, way = self.clock(), next(way for way in self.ways if way.channel == row.channel)
        with self.reading() as session:
            basin = session.get(BasinRow, row.basin)
            changed = [each for each in changed_since(session, row.before) if any(e > now for _, e in each.spans)]
            changes = way.wanted(session, row, changed)
        if basin is None or not changes:
            with self.transactions() as session:
                end(session, row, self.who, "needless", now)
            return
        delivery = Delivery(row, basin, changes, self.who, now, self.reading, self.transactions)
        due = self._not_before(now, delivery)
        if due > now:
            with self.transactions() as session:
                postpone(session, row, self.who, due)
            return
        try:
            way.send(delivery)
        except DeliveryError as error:
            self._failed(delivery, error)
            return
        with self.transactions() as session:
            end(session, row, self.who, "sent", self.clock())
        _log.info("message.sent", number=row.id, basin=basin.id, channel=way.channel)

    def _failed(self, delivery: Delivery, error: DeliveryError) -> None:
        now, row = self.clock(), delivery.row
        pause = None if error.for_good else self.figures.again_after(row.tries)
        _log.warning("message.failed", number=row.id, basin=row.basin, reason=error.reason, again=pause is not None)
        with self.transactions() as session:
            if pause is None:
                end(session, row, self.who, "given_up", now, error.reason)
            else:
                postpone(session, row, self.who, self._not_before(now + pause, delivery), error.reason)

    def _not_before(self, moment: datetime, delivery: Delivery) -> datetime:
        spans = [span for each in delivery.changes for span in each.spans]
        return not_before(moment, spans, delivery.basin.timezone, self.figures)
