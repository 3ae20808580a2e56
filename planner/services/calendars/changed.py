"""changed: that something in the calendars of a basin changed, so that whoever keeps one reads it again."""

from collections.abc import Sequence

from sqlmodel import Session

from planner.store.rows import insert_into
from schemas.tables.seat import CalendarRow

_NOTED = "binome.calendars"


def note_calendar(session: Session, basin: str) -> None:
    """A fact of this transaction stands in a calendar; for a burst of them the version rises once, at its end."""
    session.info.setdefault(_NOTED, set()).add(basin)


def raise_noted(session: Session) -> None:
    """Raise the versions that were noted; nothing is noted afterwards."""
    _raise(session, sorted(session.info.pop(_NOTED, ())))


def raise_calendar(session: Session, basin: str) -> None:
    """Raise the version of a basin's calendars."""
    _raise(session, [basin])


def _raise(session: Session, basins: Sequence[str]) -> None:
    if basins:
        first = insert_into(session, CalendarRow).values([{"basin": basin, "version": 1} for basin in basins])
        version = first.table.c.version + 1
        session.flush()
        session.execute(first.on_conflict_do_update(index_elements=["basin"], set_={"version": version}))
