"""board: what is new of the basins that somebody watches, read once for all streams of a process."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from sqlmodel import Session, col, func, select

from planner.store import progress
from planner.web.live.notices import TOPICS, Notice, notice_of
from schemas.tables.outbox import OutboxRow

MOST = 500
"""Messages that are read at once; whoever missed more begins anew."""

Reading = Callable[[], AbstractContextManager[Session]]
Plans = Mapping[str, Mapping[str, object]]
"""Plans that are being made, by week."""


def newest(session: Session, basin: str) -> int:
    """The number of the last message of a basin; 0 where none is kept."""
    return session.exec(select(func.max(OutboxRow.id)).where(OutboxRow.basin == basin)).one() or 0


def oldest(session: Session, basin: str) -> int | None:
    """The number of the first that is kept."""
    return session.exec(select(func.min(OutboxRow.id)).where(OutboxRow.basin == basin)).one()


def between(session: Session, basin: str, after: int, until: int) -> tuple[Sequence[Notice], int]:
    """What is told of messages after one number up to another, and how far that goes: so many at a time."""
    asked = (
        select(OutboxRow)
        .where(OutboxRow.basin == basin, col(OutboxRow.id) > after, col(OutboxRow.id) <= until)
        .where(col(OutboxRow.topic).in_(TOPICS))
        .order_by(col(OutboxRow.id))
        .limit(MOST)
    )
    rows = session.exec(asked).all()
    found = [notice for row in rows if (notice := notice_of(row)) is not None]
    return found, until if len(rows) < MOST else rows[-1].id or until


def plans(session: Session, basin: str, now: datetime) -> Plans:
    """How far the plans of a basin have come."""
    return {
        row.week: {"week": row.week, "seconds": round(row.seconds, 3), "rungs": row.rungs}
        for row in progress.of_basin(session, basin, now)
    }
