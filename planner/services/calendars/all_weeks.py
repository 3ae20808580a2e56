"""all_weeks: the seats of all that was published before calendars were kept; nothing changes where they are there."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from planner.services.calendars.keep_seats import keep_week
from planner.services.calendars.of_roster import wanted_of_roster
from planner.store import revisions
from schemas.tables.basin import BasinRow, TravelRow
from schemas.tables.revision import RevisionRow
from schemas.tables.seat import SeatRow

BACK = timedelta(days=37)
"""Weeks that ended before are in no calendar."""


def bring_up_to_date(session: Session, basin: BasinRow, now: datetime) -> None:
    """Give their seats to the published weeks of a basin that have none yet. The basin's row is locked."""
    year, week, _ = (now - BACK).isocalendar()
    seated = select(SeatRow.week).where(SeatRow.basin == basin.id, SeatRow.kind == "shift").distinct()
    missing = select(RevisionRow).where(
        RevisionRow.basin == basin.id,
        RevisionRow.state == "published",
        col(RevisionRow.week) >= f"{year}-W{week:02d}",
        col(RevisionRow.week).not_in(seated),
    )
    rows = session.exec(missing).all()
    travels = session.exec(select(TravelRow).where(TravelRow.basin == basin.id)).all() if rows else ()
    there = {(way.destination, way.origin): way.minutes for way in travels}
    ways = there | {(way.origin, way.destination): way.minutes for way in travels}
    for row in rows:
        wanted = wanted_of_roster(revisions.roster_of(row), ways, ZoneInfo(basin.timezone))
        keep_week(session, basin, row.week, wanted, row.published_at or now)
