"""mark_weeks: what a fact does to the weeks it touches: their version rises, and the planner is told.

A week that nobody has asked for has no row, and no plan that could be overtaken: it will be planned from the facts as
they are then.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlmodel import Session

from planner.services.announce import Cause, announce
from planner.services.facts.touched_weeks import note_touched
from planner.services.facts.weeks_touched import weeks_touched
from planner.services.spans import Span
from planner.store import weeks
from schemas.events.planning import WeekStale
from schemas.ids import EventId
from schemas.tables.basin import BasinRow


def mark_spans(
    session: Session,
    basin: BasinRow,
    spans: Iterable[Span],
    cause: EventId,
    now: datetime,
    agents: Collection[str] | None = None,
) -> tuple[str, ...]:
    """Mark every week that has a minute of any of the intervals; gives those that were asked for.

    `agents` are those whom the fact is about, None where it is about others too. The planner is told once for all facts
    of a transaction, when they are settled.
    """
    touched = {week for start, end in spans for week in weeks_touched(start, end, basin.timezone)}
    known = tuple(week for week in sorted(touched) if weeks.get(session, basin.id, week) is not None)
    for week in known:
        weeks.raise_version(session, basin.id, week, cause, at=now)
        note_touched(session, basin.id, week, cause, agents)
    return known


def mark_week(session: Session, basin: str, week: str, cause: EventId | None, now: datetime) -> EventId:
    """Raise a week's version and tell the planner."""
    weeks.raise_version(session, basin, week, cause, at=now)
    return tell_planner(session, basin, week, Cause() if cause is None else Cause.of(cause), now)


def look_again(session: Session, basin: str, week: str, cause: Cause, now: datetime) -> EventId:
    """Have a week that was planned in haste planned once more without hurry; a fact that comes goes first."""
    return plan_on(session, basin, week, cause, now, calm=True)


def plan_on(session: Session, basin: str, week: str, cause: Cause, now: datetime, *, calm: bool = False) -> EventId:
    """Have a week planned on top of what was just stored of it, for the same cause."""
    weeks.plan_on(session, basin, week, cause.events, cause.count, calm=calm, at=now)
    return tell_planner(session, basin, week, cause, now)


def tell_planner(session: Session, basin: str, week: str, cause: Cause, now: datetime) -> EventId:
    """Tell the planner that a week is stale, at the version that it has by now."""
    row = weeks.hold(session, basin, week)
    stale = WeekStale(week=week, version=row.version)
    return announce(session, stale, basin=basin, subject=f"{basin}/{week}", now=now, cause=cause)
