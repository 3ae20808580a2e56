"""claiming: whoever sends a message has it to itself, and writes down how it ended; nobody else sends it meanwhile.

Who dies while sending has said nothing: after its time the message is sent again under the same `Message-ID`, for
nobody can know whether it went out.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from planner.store import audit
from planner.store.audit import Deed
from schemas.envelope import OWN_SOURCE
from schemas.tables.message import MessageRow

Channel = Literal["mail", "hook"]
End = Literal["sent", "needless", "given_up"]


@dataclass(frozen=True)
class Claimant:
    """One who sends."""

    name: str
    channels: tuple[Channel, ...]
    """What it can send by."""
    lasts: timedelta
    """For how long it has a message to itself."""


def is_due(session: Session, who: Claimant, now: datetime) -> bool:
    """Whether there is anything to be sent."""
    return session.exec(_due(who, now)).first() is not None


def claim(session: Session, who: Claimant, now: datetime) -> MessageRow | None:
    """Take the message that is due longest; None where none is."""
    row = session.exec(_due(who, now).with_for_update(skip_locked=True)).first()
    if row is not None:
        row.claimed_by, row.claimed_until = who.name, now + who.lasts
        row.tries += 1
        session.add(row)
        session.flush()
    return row


def end(
    session: Session, message: MessageRow, who: Claimant, how: End, now: datetime, refusal: str | None = None
) -> None:
    """Write down that a message is over; nothing where somebody else has it by now."""
    row = _mine(session, message.id, who)
    if row is None:
        return
    row.state, row.ended_at, row.refusal = how, now, refusal
    _let_go(session, row)
    detail = {"message": row.id, "tries": row.tries} | ({} if refusal is None else {"refusal": refusal})
    audit.add(session, row.basin, Deed(f"message.{how}", _whom(row), OWN_SOURCE, detail=detail), now)
    session.flush()


def postpone(session: Session, message: MessageRow, who: Claimant, due: datetime, refusal: str | None = None) -> None:
    """Have a message wait; without a `refusal` it was not tried at all."""
    row = _mine(session, message.id, who)
    if row is None:
        return
    row.due_at, row.refusal = due, refusal if refusal is not None else row.refusal
    row.tries -= refusal is None
    _let_go(session, row)
    session.flush()


def hold_link(session: Session, key: int, who: Claimant, stop_hash: str) -> bool:
    """Keep what the link of a message is known by; whether it is still the claimant's."""
    row = _mine(session, key, who)
    if row is not None:
        row.stop_hash = stop_hash
        session.add(row)
        session.flush()
    return row is not None


def _due(who: Claimant, now: datetime) -> SelectOfScalar[MessageRow]:
    free = or_(col(MessageRow.claimed_until).is_(None), col(MessageRow.claimed_until) <= now)
    asked = select(MessageRow).where(MessageRow.state == "waiting", col(MessageRow.due_at) <= now, free)
    named = {"mail": col(MessageRow.agent), "hook": col(MessageRow.hook)}
    asked = asked.where(or_(*(named[channel].is_not(None) for channel in who.channels)))
    return asked.order_by(col(MessageRow.due_at), col(MessageRow.id)).limit(1)


def _mine(session: Session, key: int | None, who: Claimant) -> MessageRow | None:
    asked = select(MessageRow).where(
        MessageRow.id == key, MessageRow.state == "waiting", MessageRow.claimed_by == who.name
    )
    return session.exec(asked.with_for_update()).first()


def _let_go(session: Session, row: MessageRow) -> None:
    row.claimed_by = row.claimed_until = None
    session.add(row)


def _whom(row: MessageRow) -> str:
    return str(row.agent or row.hook)
