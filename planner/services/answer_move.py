"""answer_move: a partner takes the new time that was proposed for an appointment, or gives the appointment up."""

from sqlmodel import Session

from events.outcome import APPLIED, SUPERSEDED, Outcome, rejected
from planner.services.announce import Cause
from planner.services.book_slot import unknown_slot
from planner.services.kept_slots import keep, slot_of_row, tell
from planner.services.near_slots import alternatives
from planner.services.received import Received
from planner.services.slot_states import TRANSITIONS
from planner.services.slots import SlotEvent
from schemas.events.slot_bookings import SlotMoveAnswered
from schemas.tables.booking import BookingRow
from schemas.tables.slot import SlotRow


def answer_move(session: Session, received: Received, data: SlotMoveAnswered) -> Outcome:
    """Settle a proposed move; an answer to none is an old one."""
    row = session.get(SlotRow, data.slot)
    if row is None or row.basin != received.basin.id:
        return rejected(unknown_slot(received, data.slot))
    slot = slot_of_row(row)
    if slot.state != "moving" or slot.booking != data.booking:
        return SUPERSEDED
    settled = slot.told(TRANSITIONS["moving"]["accept" if data.accepted else "withdraw"], slot.revision)
    cause = Cause.of(received.id)
    keep(session, row.basin, row.week, [settled], received.now, cause, received.event.source)
    booking = session.get(BookingRow, slot.id)
    if booking is not None:
        booking.start, booking.end, booking.cancelled = slot.start, slot.end, not data.accepted
        booking.site = slot.site
        booking.time, booking.event_id = received.event.time, received.id
        session.add(booking)
    free = alternatives(session, row.basin, row.week, settled, received.now)
    said = SlotEvent("moved", settled) if data.accepted else SlotEvent("withdrawn", settled, "partner", free)
    tell(session, received.basin, [said], received.now, cause)
    return APPLIED
