"""delivery: what a way to somebody is given, and how it says that it failed."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from planner.services.messages.claiming import Channel, Claimant
from planner.services.messages.what_changed import Changed
from schemas.tables.basin import BasinRow
from schemas.tables.message import MessageRow

Transactions = Callable[[], AbstractContextManager[Session]]


class DeliveryError(Exception):
    """A message was not taken."""

    def __init__(self, reason: str, *, for_good: bool) -> None:
        """`reason` is a code or the kind of an error, never what somebody wrote; `for_good`: again is of no use."""
        super().__init__(reason)
        self.reason, self.for_good = reason, for_good


@dataclass(frozen=True)
class Delivery:
    """A message that its sender has to itself, and what it is to say."""

    row: MessageRow
    basin: BasinRow
    changes: Sequence[Changed]
    """What is not as its reader knows it; at least one."""
    who: Claimant
    """Who sends it."""
    now: datetime
    reading: Transactions
    transactions: Transactions

    @property
    def key(self) -> int:
        """Number of the message."""
        assert self.row.id is not None  # noqa: S101 - rows that were read have one
        return self.row.id


class Way(Protocol):
    """A way on which messages go."""

    @property
    def channel(self) -> Channel:
        """Which messages go this way."""

    def wanted(self, session: Session, row: MessageRow, changes: Sequence[Changed]) -> Sequence[Changed]:
        """Those of the changes that whoever the message is for may still be told of."""

    def send(self, delivery: Delivery) -> None:
        """Give a message away; `DeliveryError` where it was not taken."""
