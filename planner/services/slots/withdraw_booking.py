"""withdraw_booking: an appointment that was taken is taken back from its partner, who is told why and what is free."""

from datetime import datetime

from sqlmodel import Session

from planner.services.announce import Cause
from planner.services.slots.kept_slots import keep, slot_of_row, tell
from planner.services.slots.more_offers import offer_freed_time
from planner.services.slots.near_slots import alternatives
from planner.services.slots.told_slot import Reason, SlotEvent
from schemas.envelope import OWN_SOURCE
from schemas.tables.basin import BasinRow
from schemas.tables.booking import BookingRow
from schemas.tables.slot import SlotRow


def withdraw_booking(
    session: Session,
    basin: BasinRow,
    row: SlotRow,
    reason: Reason,
    now: datetime,
    cause: Cause = Cause(),  # noqa: B008 - frozen
    by: str = OWN_SOURCE,
) -> None:
    """Take a slot back that is booked or about to move, at the time at which its partner knows it.

    What is free is named by that time, and the week is planned again so that its own is offered to others.
    """
    slot = slot_of_row(row)
    gone = slot.taken_back(slot.revision)
    others = alternatives(session, basin.id, row.week, gone, now)
    keep(session, basin.id, row.week, [gone], now, cause, by)
    booking = session.get(BookingRow, slot.id)
    if booking is not None:
        booking.cancelled = True
        session.add(booking)
    tell(session, basin, [SlotEvent("withdrawn", gone, reason, others)], now, cause)
    offer_freed_time(session, basin.id, row.week, next(iter(cause.events), None), now)
