"""slots_due: what becomes of slots because of the clock: a hold ends, an answer is not given in time.

Each of these does nothing a second time. The basin's row is locked by the caller.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from planner.services.slots.tend_slot import release_slot
from planner.services.slots.withdraw_booking import withdraw_booking
from schemas.envelope import OWN_SOURCE
from schemas.tables.basin import BasinRow
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
        withdraw_booking(session, basin, row, "unavailable", now)
    return len(rows)
