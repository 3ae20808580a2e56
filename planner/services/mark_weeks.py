"""mark_weeks: what a fact does to the weeks it touches: their version rises, and the planner is told.

A week that nobody has asked for has no row, and no plan that could be overtaken: it will be planned from the facts as
they are then.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session

from planner.services.announce import Cause, announce
from planner.services.settle_weeks import note_touched
from planner.services.weeks_touched import weeks_touched
from planner.store import weeks
from schemas.events.planning import WeekStale
from schemas.ids import EventId
from schemas.tables.basin import BasinRow


def mark_spans(
    session: Session, basin: BasinRow, spans: Iterable[tuple[datetime, datetime]], cause: EventId, now: datetime
) -> tuple[str, ...]:
    """Mark every week that has a minute of any of the intervals; gives those that were asked for."""
    touched = {week for start, end in spans for week in weeks_touched(start, end, basin.timezone)}
    known = tuple(week for week in sorted(touched) if weeks.get(session, basin.id, week) is not None)
    for week in known:
        mark_week(session, basin.id, week, cause, now)
        note_touched(session, basin.id, week, cause)
    return known


def mark_week(session: Session, basin: str, week: str, cause: EventId | None, now: datetime) -> EventId:
    """Raise a week's version and tell the planner."""
    version = weeks.raise_version(session, basin, week, cause, at=now)
    led = Cause() if cause is None else Cause.of(cause)
    stale = WeekStale(week=week, version=version)
    return announce(session, stale, basin=basin, subject=f"{basin}/{week}", now=now, cause=led)
