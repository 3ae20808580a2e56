"""store_figures: what the store says of how the work goes: what waits, since when, and what stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, func, select

from schemas.tables.alert import AlertRow
from schemas.tables.dead_letter import DeadLetterRow
from schemas.tables.outbox import OutboxRow
from schemas.tables.waiting_event import WaitingEventRow
from schemas.tables.week import WeekRow


@dataclass(frozen=True)
class StoreFigures:
    """How the work goes, at one moment."""

    stale_weeks: int = 0
    stale_since: datetime | None = None
    """Since when the week that waits longest for a plan has waited."""
    outbox_waiting: int = 0
    outbox_parked: int = 0
    outbox_since: datetime | None = None
    """Since when the oldest event has waited to be sent; parked ones wait for somebody, not to be sent."""
    dead_letters: int = 0
    """Those that nobody has looked at."""
    waiting_events: int = 0
    """Those whose agent or referent is not known yet."""
    alerts: Mapping[str, int] = field(default_factory=dict)
    """Alerts that stand, by kind."""
    short_of_label: Mapping[str, int] = field(default_factory=dict)
    """Sites whose label is not kept in some published week, by basin."""


def read_figures(session: Session) -> StoreFigures:
    """What the store says now."""
    stale = select(func.count(), func.min(WeekRow.stale_since)).where(
        col(WeekRow.version) > col(WeekRow.planned_version)
    )
    unsent = select(func.count(), func.min(OutboxRow.created_at)).where(col(OutboxRow.sent_at).is_(None))
    waiting = unsent.where(col(OutboxRow.parked).is_(None))
    stale_weeks, stale_since = session.exec(stale).one()
    outbox_waiting, outbox_since = session.exec(waiting).one()
    parked, _ = session.exec(unsent.where(col(OutboxRow.parked).is_not(None))).one()
    dead = session.exec(select(func.count()).select_from(DeadLetterRow).where(DeadLetterRow.state == "waiting")).one()
    waiting_events = session.exec(select(func.count()).select_from(WaitingEventRow)).one()
    standing = col(AlertRow.cleared_at).is_(None)
    by_kind = session.exec(select(AlertRow.kind, func.count()).where(standing).group_by(AlertRow.kind)).all()
    short = (
        select(AlertRow.basin, func.count(func.distinct(AlertRow.site)))
        .where(standing, AlertRow.kind == "label_short")
        .group_by(AlertRow.basin)
    )
    return StoreFigures(
        stale_weeks=stale_weeks,
        stale_since=stale_since,
        outbox_waiting=outbox_waiting,
        outbox_parked=parked,
        outbox_since=outbox_since,
        dead_letters=dead,
        waiting_events=waiting_events,
        alerts=dict(by_kind),
        short_of_label=dict(session.exec(short).all()),
    )
