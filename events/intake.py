"""intake: one event, from its envelope to one of its four outcomes, once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError
from sqlmodel import Session

from events import dead_letters, inbox
from events.bus import Message
from events.codec import Refused
from events.log_context import about
from events.outcome import Outcome, rejected
from events.savepoint import savepoint
from events.together import is_together
from schemas.envelope import Envelope
from schemas.faults import Fault
from schemas.tables.dead_letter import DeadLetterRow
from schemas.tables.inbox import InboxRow

Dispatch = Callable[[Session, Envelope], Outcome]
"""Handles an event by its type; knows what it is about."""

LockBasins = Callable[[Session, Sequence[str]], object]
"""Locks the rows of basins, in the order given; basins that are unknown are passed over."""

Known = InboxRow | inbox.Remembered
"""What is known of an event that came before."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Arrival:
    """A message with what was read from it."""

    message: Message
    event: Envelope | Refused
    sha256: str

    @property
    def id(self) -> inbox.Id | None:
        """Source and id, as far as they could be read."""
        if self.event.source is None or self.event.id is None:
            return None
        return (self.event.source, self.event.id)


def take_in(
    session: Session,
    arrival: Arrival,
    before: Known | None,
    dispatch: Dispatch,
    now: datetime,
    *,
    apart: bool = True,
) -> tuple[Outcome | None, Known | None]:
    """Handle an event that has come; answers with its outcome, none where it had its effect before, and its row.

    `before` is the row of whatever came under the same source and id. What is rejected or breaks becomes a dead
    letter here; the events beside it go on. Unless it is handled `apart` from them, whatever breaks is raised.
    """
    if before is not None and before.hash == arrival.sha256 and (before.handled_at or _lies_there(session, arrival)):
        return None, before
    if before is not None and before.hash != arrival.sha256:
        outcome = rejected(inbox.reused(before.event))
        _refuse(session, arrival, outcome, now)
        return outcome, before
    outcome, broke = (decide if apart else _decide_with_others)(session, arrival.event, dispatch, now)
    if outcome.end == "rejected":
        _refuse(session, arrival, outcome, now)
    if before is None and is_together(session):
        return outcome, inbox.remember(session, arrival.event, arrival.sha256, outcome, now)
    row = before if isinstance(before, InboxRow) else inbox.row_of(arrival.event, arrival.sha256, now)
    if row is not None:
        inbox.settle(row, outcome, None if broke else now)
        session.add(row)
    return outcome, row


def decide(session: Session, event: Envelope | Refused, dispatch: Dispatch, now: datetime) -> tuple[Outcome, bool]:
    """How an event ends, and whether handling it broke; what broke has left nothing behind.

    Raises:
        SQLAlchemyError: where the database could not; the transaction is to be given up.
    """
    try:
        with savepoint(session):
            return _decide_with_others(session, event, dispatch, now)
    except (IntegrityError, DataError) as error:
        return _broken(event, error), True
    except SQLAlchemyError:
        raise  # the database is not as it should be; whoever holds the transaction says what that means
    except Exception as error:  # noqa: BLE001 - one event that breaks must not stop those behind it
        return _broken(event, error), True


def _decide_with_others(
    session: Session, event: Envelope | Refused, dispatch: Dispatch, now: datetime
) -> tuple[Outcome, bool]:
    """The same without a savepoint of its own."""
    if isinstance(event, Refused):
        return rejected(*event.faults), False
    fault = inbox.untimely(event.time, now)
    return (dispatch(session, event) if fault is None else rejected(fault)), False


def _broken(event: Envelope | Refused, error: Exception) -> Outcome:
    """An internal fault; the letter names its kind, the log has the rest."""
    with about(event=event.id, basin=event.basin):
        _log.error("event.broke", type=event.type, exc_info=error)
    return rejected(
        Fault("", f"an internal fault ({type(error).__name__})", "an event that can be handled", "mend it, then retry")
    )


def _lies_there(session: Session, arrival: Arrival) -> bool:
    """Whether this very message was read before and broke: only `retry` handles it again."""
    message = arrival.message
    name = dead_letters.letter_id(message.topic, message.partition, message.offset)
    letter = session.get(DeadLetterRow, name)
    return letter is not None and letter.sha256 == arrival.sha256


def _refuse(session: Session, arrival: Arrival, outcome: Outcome, now: datetime) -> None:
    dead_letters.put(session, arrival.message, outcome.faults, basin=arrival.event.basin, at=now)
