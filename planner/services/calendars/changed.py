"""changed: that something in the calendars of a basin changed, so that whoever keeps one reads it again."""

from sqlalchemy import update
from sqlmodel import Session, col

from planner.store.rows import add_if_new
from schemas.tables.seat import CalendarRow


def raise_calendar(session: Session, basin: str) -> None:
    """Raise the version of a basin's calendars."""
    add_if_new(session, CalendarRow(basin=basin))
    mine = col(CalendarRow.basin) == basin
    session.exec(update(CalendarRow).where(mine).values(version=col(CalendarRow.version) + 1))
