"""sender: sends what is due, one message at a time; as many as one likes may run beside each other.

Each step is short and its own transaction: take a message, read what it says, give it away, write down how that went.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from typing import Protocol
from uuid import uuid4

import structlog
from sqlmodel import Session

from config.messages import MessageFigures
from planner.messages.mail import Addressed, mail_of
from planner.messages.smtp import DeliveryError
from planner.services.access.secret import hashed, new_secret
from planner.services.feeds.read_feed import Opened, midnight, surrounded
from planner.services.messages.claiming import Claimant, claim, end, hold_link, is_due, postpone
from planner.services.messages.contacts import contact_of
from planner.services.messages.quiet import not_before
from planner.services.messages.what_changed import Changed, changed_since
from planner.store.errors import StoreError
from schemas.tables.basin import BasinRow
from schemas.tables.message import MessageRow

SECONDS = 5.0
"""How often the outbox is looked at where nobody rings."""
STOP_PATH = "/messages/stop/"
"""Below which a link says who wants no more messages."""

Transactions = Callable[[], AbstractContextManager[Session]]
_log = structlog.get_logger(__name__)


class Mailer(Protocol):
    """What takes messages of e-mail."""

    def deliver(self, message: EmailMessage) -> None:
        """Give a message away; `DeliveryError` where it was not taken."""


@dataclass(frozen=True)
class Post:
    """By what e-mail goes, and from whom; links in it begin with `public_url`."""

    mailer: Mailer
    sender: str
    public_url: str


@dataclass(frozen=True)
class Sender:
    """Sends what is due."""

    transactions: Transactions
    reading: Transactions
    clock: Callable[[], datetime]
    post: Post
    figures: MessageFigures
    name: str = field(default_factory=lambda: str(uuid4()))
    """By which its messages are known to be in hand; no two are alike."""

    @property
    def who(self) -> Claimant:
        """As whom it takes messages."""
        return Claimant(self.name, ("mail",), self.figures.claimed)

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
            _log.error("message.broken", message=row.id, exc_info=error)
            with self.transactions() as session:
                end(session, _key(row), self.who, "given_up", self.clock(), type(error).__name__)

    def _handle(self, row: MessageRow) -> None:
        now, key = self.clock(), _key(row)
        with self.reading() as session:
            contact = contact_of(session, str(row.agent))
            basin = session.get(BasinRow, row.basin)
            changes = [each for each in changed_since(session, row.before) if any(e > now for _, e in each.spans)]
        wanted = contact is not None and contact.email is not None and contact.muted_at is None
        if basin is None or not changes or not wanted:
            with self.transactions() as session:
                end(session, key, self.who, "needless", now)
            return
        due = not_before(now, [span for each in changes for span in each.spans], basin.timezone, self.figures)
        if due > now:
            with self.transactions() as session:
                postpone(session, key, self.who, due)
            return
        assert contact is not None  # noqa: S101 - it is wanted
        self._send(row, basin, str(contact.email), changes)

    def _send(self, row: MessageRow, basin: BasinRow, reader: str, changes: list[Changed]) -> None:
        now, key, secret = self.clock(), _key(row), new_secret()
        with self.transactions() as session:
            if not hold_link(session, key, self.who, hashed(secret)):
                return
        stop = f"{self.post.public_url.rstrip('/')}{STOP_PATH}{secret}"
        with self.reading() as session:
            opened = Opened("", "agent", str(row.agent), basin.id, basin.timezone, 0)
            seats = [change.seat for change in changes]
            contents = surrounded(session, opened, midnight(now, basin.timezone), seats)
        addressed = Addressed(self.post.sender, reader, key, stop)
        try:
            self.post.mailer.deliver(mail_of(changes, contents, addressed, now))
        except DeliveryError as error:
            self._failed(row, basin, error, changes)
            return
        with self.transactions() as session:
            end(session, key, self.who, "sent", self.clock())
        _log.info("message.sent", message=key, basin=basin.id)

    def _failed(self, row: MessageRow, basin: BasinRow, error: DeliveryError, changes: list[Changed]) -> None:
        now, key = self.clock(), _key(row)
        pause = None if error.for_good else self.figures.again_after(row.tries)
        _log.warning("message.failed", message=key, basin=basin.id, reason=error.reason, again=pause is not None)
        with self.transactions() as session:
            if pause is None:
                end(session, key, self.who, "given_up", now, error.reason)
            else:
                spans = [span for each in changes for span in each.spans]
                due = not_before(now + pause, spans, basin.timezone, self.figures)
                postpone(session, key, self.who, due, error.reason)


def _key(row: MessageRow) -> int:
    assert row.id is not None  # noqa: S101 - rows that were read have one
    return row.id
