"""let_go: what compacted topics need not hold any longer: slots 30 days after their end, weeks 13 months after theirs.

Each is taken back once, by a tombstone. The basin's row is locked by the caller.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from planner.services.announce import take_back
from planner.services.facts.weeks_touched import week_of
from schemas.events import TYPE_OF
from schemas.events.partner_slots import SlotOffered
from schemas.events.rosters import RosterPublished
from schemas.tables.basin import BasinRow
from schemas.tables.revision import RevisionRow
from schemas.tables.slot import SlotRow
from schemas.tables.week import WeekRow

SLOTS_KEPT = timedelta(days=30)
"""After its end a slot stays on the bus for so long (contract of the bus)."""
WEEKS_KEPT = timedelta(days=396)
"""After its end a week stays there for so long: 13 months."""


def let_go_of_slots(session: Session, basin: BasinRow, now: datetime) -> int:
    """Take slots off the bus, and out of the store with it; answers with their number."""
    asked = select(SlotRow).where(SlotRow.basin == basin.id, col(SlotRow.end) <= now - SLOTS_KEPT)
    rows = session.exec(asked.order_by(col(SlotRow.id))).all()
    take_back(session, basin=basin.id, topic=TYPE_OF[SlotOffered].topic, keys=[row.id for row in rows], now=now)
    for row in rows:
        session.delete(row)
    session.flush()
    return len(rows)


def let_go_of_weeks(session: Session, basin: BasinRow, now: datetime) -> int:
    """Take published rosters off the bus; the store keeps them. Answers with the number of weeks."""
    oldest = week_of(now - WEEKS_KEPT, basin.timezone)
    given = select(RevisionRow.week).where(RevisionRow.basin == basin.id, RevisionRow.state == "published")
    asked = select(WeekRow).where(
        WeekRow.basin == basin.id,
        WeekRow.week < oldest,
        col(WeekRow.gone_at).is_(None),
        col(WeekRow.week).in_(given),
    )
    rows = session.exec(asked.order_by(col(WeekRow.week))).all()
    keys = [f"{basin.id}/{row.week}/published" for row in rows]
    take_back(session, basin=basin.id, topic=TYPE_OF[RosterPublished].topic, keys=keys, now=now)
    for row in rows:
        row.gone_at = now
        session.add(row)
    session.flush()
    return len(rows)
