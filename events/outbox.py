"""Outbox: what is to be sent is stored in the transaction that decides it; the relay sends it afterwards."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import accumulate

from sqlalchemy import ColumnElement, and_, delete, exists, func, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from schemas.tables.outbox import OutboxRow

_Ahead = aliased(OutboxRow)


def put(
    session: Session, *, basin: str | None, topic: str, key: str | None, value: bytes | None, at: datetime
) -> OutboxRow:
    """Store a message; no value is a tombstone. The basin's row is locked by now, so that ids follow commits."""
    row = OutboxRow(basin=basin, topic=topic, key=key, value=value, created_at=at)
    session.add(row)
    return row


def unsent(session: Session, most: int, most_bytes: int = 2**31) -> Sequence[OutboxRow]:
    """What is to be sent next, by id, never by "greater than the last": ids of other basins may come late.

    At most so many messages and bytes, but one at least.
    """
    size = func.coalesce(func.length(OutboxRow.value), 0)
    waiting = select(col(OutboxRow.id), size).where(_waits(), ~_behind_parked())
    found = session.exec(waiting.order_by(col(OutboxRow.id)).limit(most)).all()
    if not found:
        return ()  # as a rule: everybody who has written wakes the relay
    totals = list(accumulate(bytes_ for _, bytes_ in found))
    chosen = [id_ for (id_, _), total in zip(found, totals, strict=True) if total <= most_bytes]
    chosen = chosen or [id_ for id_, _ in found[:1]]
    return session.exec(select(OutboxRow).where(col(OutboxRow.id).in_(chosen)).order_by(col(OutboxRow.id))).all()


def last_time(session: Session, basin: str) -> datetime | None:
    """When the last message of a basin was stored; None where there was none yet."""
    newest = select(OutboxRow.created_at).where(OutboxRow.basin == basin).order_by(col(OutboxRow.id).desc()).limit(1)
    return session.exec(newest).first()


def of_topics(session: Session, basin: str, topics: Collection[str]) -> Sequence[OutboxRow]:
    """What a basin tells or has told on some topics, by id, as far as it is kept."""
    told = select(OutboxRow).where(OutboxRow.basin == basin, col(OutboxRow.topic).in_(topics))
    return session.exec(told.order_by(col(OutboxRow.id))).all()


def is_free(session: Session, row: OutboxRow) -> bool:
    """Whether a message still waits, and for nothing but its turn."""
    free = select(OutboxRow.id).where(col(OutboxRow.id) == row.id, _waits(), ~_behind_parked())
    return session.exec(free).first() is not None


def sent(session: Session, ids: Sequence[int], at: datetime) -> None:
    """Mark as sent."""
    session.exec(update(OutboxRow).where(col(OutboxRow.id).in_(ids)).values(sent_at=at))


def park(session: Session, id_: int, reason: str) -> None:
    """Keep a message that the broker never takes, and all that come after it under its key."""
    session.exec(update(OutboxRow).where(col(OutboxRow.id) == id_).values(parked=reason[:500]))


def parked(session: Session) -> Sequence[OutboxRow]:
    """Messages that the broker does not take, by id."""
    return session.exec(
        select(OutboxRow)
        .where(col(OutboxRow.parked).is_not(None), col(OutboxRow.sent_at).is_(None))
        .order_by(col(OutboxRow.id))
    ).all()


def parked_topics(session: Session, basin: str) -> Sequence[str]:
    """Topics on which a message of a basin is parked, in order."""
    topic = col(OutboxRow.topic)
    held = (OutboxRow.basin == basin, col(OutboxRow.parked).is_not(None), col(OutboxRow.sent_at).is_(None))
    return session.exec(select(topic).where(*held).distinct().order_by(topic)).all()


def behind(session: Session, row: OutboxRow) -> int:
    """How many messages wait behind a parked one, under its key."""
    later = (col(OutboxRow.topic) == row.topic, col(OutboxRow.key) == row.key, col(OutboxRow.id) > row.id)
    asked = select(func.count()).select_from(OutboxRow).where(*later, col(OutboxRow.sent_at).is_(None))
    return session.exec(asked).one()


def let_go(session: Session, id_: int, *, drop: bool, at: datetime) -> None:
    """Send a parked message again, or drop it; what waits behind it follows."""
    values = {"sent_at": at} if drop else {"parked": None}
    session.exec(update(OutboxRow).where(col(OutboxRow.id) == id_).values(**values))


def depth(session: Session) -> int:
    """Messages that wait, those of parked keys included."""
    return session.exec(select(func.count()).select_from(OutboxRow).where(col(OutboxRow.sent_at).is_(None))).one()


def is_all_sent(session: Session) -> bool:
    """Whether nothing waits but what the broker refuses, and what stands behind it under its key."""
    return session.exec(select(OutboxRow.id).where(_waits(), ~_behind_parked()).limit(1)).first() is None


def forget(session: Session, before: datetime) -> None:
    """Let go of what was sent before a moment."""
    session.exec(delete(OutboxRow).where(col(OutboxRow.sent_at) < before))


def _waits() -> ColumnElement[bool]:
    return and_(col(OutboxRow.sent_at).is_(None), col(OutboxRow.parked).is_(None))


def _behind_parked() -> ColumnElement[bool]:
    """The same topic and key has a message before it that the broker does not take."""
    return exists().where(
        col(_Ahead.sent_at).is_(None),
        col(_Ahead.parked).is_not(None),
        col(_Ahead.topic) == col(OutboxRow.topic),
        col(_Ahead.key) == col(OutboxRow.key),
    )
