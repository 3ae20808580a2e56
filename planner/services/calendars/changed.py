"""changed: that something in the calendars of a basin changed, so that whoever keeps one reads it again."""

from sqlalchemy import update
from sqlmodel import Session, col

from planner.store.rows import add_if_new
from schemas.tables.seat import CalendarRow

_NOTED = "binome.calendars"


def note_calendar(session: Session, basin: str) -> None:
    """A fact of this transaction stands in a calendar; for a burst of them the version rises once, at its end."""
    session.info.setdefault(_NOTED, set()).add(basin)


def raise_noted(session: Session) -> None:
    """Raise the versions that were noted; nothing is noted afterwards."""
    for basin in sorted(session.info.pop(_NOTED, ())):
        raise_calendar(session, basin)


def raise_calendar(session: Session, basin: str) -> None:
    """Raise the version of a basin's calendars."""
    add_if_new(session, CalendarRow(basin=basin))
    mine = col(CalendarRow.basin) == basin
    session.exec(update(CalendarRow).where(mine).values(version=col(CalendarRow.version) + 1))
