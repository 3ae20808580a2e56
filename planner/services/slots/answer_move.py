"""answer_move: a partner takes the new time that was proposed for an appointment, or gives the appointment up."""

from sqlmodel import Session

from events.outcome import APPLIED, SUPERSEDED, Outcome, rejected
from planner.services.announce import Cause
from planner.services.facts.received import Received
from planner.services.slots.book_slot import unknown_slot
from planner.services.slots.kept_slots import keep, slot_of_row, tell
from planner.services.slots.slot_states import TRANSITIONS
from planner.services.slots.told_slot import SlotEvent
from planner.services.slots.withdraw_booking import withdraw_booking
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
    booking = session.get(BookingRow, slot.id)
    if booking is not None:
        booking.time, booking.event_id = received.event.time, received.id
        session.add(booking)
    cause, by = Cause.of(received.id), received.event.source
    if not data.accepted:
        withdraw_booking(session, received.basin, row, "partner", received.now, cause, by)
        return APPLIED
    if booking is not None:
        booking.start, booking.end, booking.site = slot.start, slot.end, slot.site
    moved = slot.told(TRANSITIONS["moving"]["accept"], slot.revision)
    keep(session, row.basin, row.week, [moved], received.now, cause, by)
    tell(session, received.basin, [SlotEvent("moved", moved)], received.now, cause)
    return APPLIED
