"""slots_due: what becomes of slots because of the clock: a hold ends, an answer is not given in time.

Each of these does nothing a second time. The basin's row is locked by the caller.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from planner.services.announce import Cause
from planner.services.kept_slots import keep, slot_of_row, tell
from planner.services.near_slots import alternatives
from planner.services.slot_states import TRANSITIONS
from planner.services.slots import SlotEvent
from planner.services.tend_slot import release_slot
from schemas.envelope import OWN_SOURCE
from schemas.tables.basin import BasinRow
from schemas.tables.booking import BookingRow
from schemas.tables.slot import SlotRow


def basins_with_slots_due(session: Session, now: datetime) -> Sequence[str]:
    """Basins in which a hold or the time for an answer has ended."""
    held = select(SlotRow.basin).where(SlotRow.state == "held", col(SlotRow.held_until) <= now)
    moving = select(SlotRow.basin).where(SlotRow.state == "moving", col(SlotRow.answer_by) <= now)
    return sorted({*session.exec(held.distinct()), *session.exec(moving.distinct())})


def end_holds(session: Session, basin: BasinRow, now: datetime) -> int:
    """Put slots on offer again that nobody took in time; answers with their number."""
    asked = select(SlotRow).where(SlotRow.basin == basin.id, SlotRow.state == "held", col(SlotRow.held_until) <= now)
    rows = session.exec(asked.order_by(col(SlotRow.id))).all()
    for row in rows:
        release_slot(session, row, now, OWN_SOURCE)
    return len(rows)


def end_questions(session: Session, basin: BasinRow, now: datetime) -> int:
    """Withdraw appointments whose partner did not answer to a proposed move; answers with their number."""
    asked = select(SlotRow).where(SlotRow.basin == basin.id, SlotRow.state == "moving", col(SlotRow.answer_by) <= now)
    rows = session.exec(asked.order_by(col(SlotRow.id))).all()
    for row in rows:
        slot = slot_of_row(row)
        gone = slot.told(TRANSITIONS["moving"]["withdraw"], slot.revision)
        others = alternatives(session, basin.id, row.week, slot, now)
        keep(session, basin.id, row.week, [gone], now)
        booking = session.get(BookingRow, slot.id)
        if booking is not None:
            booking.cancelled = True
            session.add(booking)
        tell(session, basin, [SlotEvent("withdrawn", gone, "unavailable", others)], now, Cause())
    return len(rows)
