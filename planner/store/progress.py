"""progress: how far plans have come, for whoever watches; nothing else depends on it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select

from schemas.objective import RungValue
from schemas.tables.basin import BasinRow
from schemas.tables.progress import ProgressRow

FORGOTTEN_AFTER = timedelta(minutes=10)
"""After which silence a plan is not being made any more: its process died."""


def note(session: Session, basin: str, week: str, rung: RungValue, seconds: float, *, at: datetime) -> None:
    """A rung is settled. One that is settled earlier than what is known begins a new plan."""
    if session.get(BasinRow, basin) is None:
        return
    row = session.get(ProgressRow, (basin, week)) or ProgressRow(basin=basin, week=week, at=at, seconds=0.0)
    before = row.rungs if seconds >= row.seconds else []
    row.rungs = [
        *(each for each in before if each["level"] != rung.level),
        rung.model_dump(mode="json", include={"level", "value", "bound"}),
    ]
    row.at, row.seconds = at, seconds
    session.add(row)


def end(session: Session, basin: str, week: str) -> None:
    """A plan is stored, or of no use any more."""
    session.exec(delete(ProgressRow).where(col(ProgressRow.basin) == basin, col(ProgressRow.week) == week))


def of_basin(session: Session, basin: str, now: datetime) -> Sequence[ProgressRow]:
    """Plans that are being made now, by week."""
    asked = select(ProgressRow).where(ProgressRow.basin == basin, col(ProgressRow.at) > now - FORGOTTEN_AFTER)
    return session.exec(asked.order_by(col(ProgressRow.week))).all()
