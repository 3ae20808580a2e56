"""by_mail: a person's changes go to the person, with a link by which no more of them come."""

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Literal, Protocol

from sqlmodel import Session

from planner.messages.delivery import Delivery, DeliveryError
from planner.messages.mail import Addressed, mail_of
from planner.services.access.secret import hashed, new_secret
from planner.services.feeds.read_feed import Opened, midnight, surrounded
from planner.services.messages.claiming import hold_link
from planner.services.messages.contacts import contact_of
from planner.services.messages.what_changed import Changed
from schemas.tables.message import MessageRow

STOP_PATH = "/messages/stop/"
"""Below which a link says who wants no more messages."""


class Mailer(Protocol):
    """What takes messages of e-mail."""

    def deliver(self, message: EmailMessage) -> None:
        """Give a message away; `DeliveryError` where it was not taken."""


@dataclass(frozen=True)
class ByMail:
    """The way to people."""

    mailer: Mailer
    sender: str
    """The address from which they are written to."""
    public_url: str
    """With which links begin."""
    channel: Literal["mail"] = "mail"

    def wanted(self, session: Session, row: MessageRow, changes: Sequence[Changed]) -> Sequence[Changed]:
        """All of them, where the person is reached and wants to be."""
        return () if self._address(session, row) is None else changes

    def send(self, delivery: Delivery) -> None:
        """Write to the person."""
        row, basin, secret = delivery.row, delivery.basin, new_secret()
        with delivery.transactions() as session:
            if not hold_link(session, delivery.key, delivery.who, hashed(secret)):
                raise DeliveryError("taken over", for_good=False)
        with delivery.reading() as session:
            reader = self._address(session, row)
            opened = Opened("", "agent", str(row.agent), basin.id, basin.timezone, 0)
            seats = [change.seat for change in delivery.changes]
            contents = surrounded(session, opened, midnight(delivery.now, basin.timezone), seats)
        if reader is None:
            raise DeliveryError("not wanted any more", for_good=True)
        stop = f"{self.public_url.rstrip('/')}{STOP_PATH}{secret}"
        addressed = Addressed(self.sender, reader, delivery.key, stop)
        self.mailer.deliver(mail_of(delivery.changes, contents, addressed, delivery.now))

    @staticmethod
    def _address(session: Session, row: MessageRow) -> str | None:
        contact = contact_of(session, str(row.agent))
        return None if contact is None or contact.muted_at is not None else contact.email
