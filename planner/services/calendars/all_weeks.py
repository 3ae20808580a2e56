"""all_weeks: the seats of all that was so before calendars were kept; nothing changes where they are there."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from planner.services.calendars.keep_seats import keep_subjects, keep_week
from planner.services.calendars.of_facts import wanted_of_alerts, wanted_of_closures, wanted_of_work
from planner.services.calendars.of_roster import Ways, wanted_of_roster
from planner.services.calendars.of_slots import wanted_of_slots
from planner.services.calendars.wanted import Kind, Wanted
from planner.services.slots.told_slot import Slot
from planner.store import networks, revisions
from schemas.tables.alert import AlertRow
from schemas.tables.basin import BasinRow, TravelRow
from schemas.tables.closure import ClosureRow
from schemas.tables.revision import RevisionRow
from schemas.tables.seat import SeatRow

BACK = timedelta(days=37)
"""Weeks that ended before are in no calendar."""


def bring_up_to_date(session: Session, basin: BasinRow, slots: Iterable[Slot], now: datetime) -> None:
    """Give their seats to what has none yet. The basin's row is locked; `slots` are those of weeks not long over."""
    year, week, _ = (now - BACK).isocalendar()
    seated = select(SeatRow.week).where(SeatRow.basin == basin.id, SeatRow.kind == "shift").distinct()
    missing = select(RevisionRow).where(
        RevisionRow.basin == basin.id,
        RevisionRow.state == "published",
        col(RevisionRow.week) >= f"{year}-W{week:02d}",
        col(RevisionRow.week).not_in(seated),
    )
    rows = session.exec(missing).all()
    ways = _ways(session, basin.id) if rows else {}
    for row in rows:
        wanted = wanted_of_roster(revisions.roster_of(row), ways, ZoneInfo(basin.timezone))
        keep_week(session, basin, row.week, wanted, row.published_at or now)
    closures = session.exec(select(ClosureRow).where(ClosureRow.basin == basin.id, col(ClosureRow.end) > now - BACK))
    alerts = session.exec(select(AlertRow).where(AlertRow.basin == basin.id, col(AlertRow.cleared_at).is_(None)))
    _keep(session, basin, ("slot", "appointment"), wanted_of_slots(slots), now)
    _keep(session, basin, ("closure",), wanted_of_closures(closures), now)
    _keep(session, basin, ("alert",), wanted_of_alerts(alerts, basin.timezone), now)
    keep_work(session, basin.id, now)


def keep_work(session: Session, basin: str, now: datetime) -> None:
    """Bring trainings and meetings of a basin's people in line."""
    wanted = wanted_of_work(networks.unavailabilities(session, basin))
    keep_subjects(session, basin, ("training", "meeting"), None, wanted, now)


def _keep(session: Session, basin: BasinRow, kinds: tuple[Kind, ...], wanted: Iterable[Wanted], now: datetime) -> None:
    events = tuple(wanted)
    keep_subjects(session, basin.id, kinds, {event.subject for event in events}, events, now)


def _ways(session: Session, basin: str) -> Ways:
    travels = session.exec(select(TravelRow).where(TravelRow.basin == basin)).all()
    there: Mapping[tuple[str, str], int] = {(way.destination, way.origin): way.minutes for way in travels}
    return {**there, **{(way.origin, way.destination): way.minutes for way in travels}}
