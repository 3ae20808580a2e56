"""book_slot: settles a partner's booking of a slot; nothing here needs a solver."""

from datetime import datetime
from typing import Literal

from sqlmodel import Session

from events.outcome import APPLIED, Outcome, rejected
from planner.services.announce import Cause, announce
from planner.services.facts.received import Received
from planner.services.slots.kept_slots import slot_of_row
from planner.services.slots.near_slots import alternatives
from planner.services.slots.slot_events import free_slots
from planner.services.slots.take_slot import Taking, take_slot
from planner.services.slots.told_slot import Slot, is_held_for
from schemas.events.booking_replies import BookingRefused
from schemas.events.slot_bookings import SlotBooked
from schemas.faults import Fault, shown
from schemas.ids import BookingId
from schemas.tables.slot import SlotRow

Reason = Literal["gone", "taken", "past"]
"""Why a booking is refused."""


def book_slot(session: Session, received: Received, data: SlotBooked) -> Outcome:
    """The slot is confirmed, or the booking is refused with the three nearest alternatives."""
    row = session.get(SlotRow, data.slot)
    if row is None or row.basin != received.basin.id:
        return rejected(unknown_slot(received, data.slot))
    slot = slot_of_row(row)
    if slot.state == "booked" and slot.booking == data.booking:
        return APPLIED  # said twice under two ids
    reason = reason_against(slot, data.booking, received.now)
    if reason is not None:
        return _refused(session, received, data, row, reason)
    taking = Taking(data.booking, received.event.source, received.event.time, received.id)
    take_slot(session, received.basin, row.week, slot, taking, received.now)
    return APPLIED


def reason_against(slot: Slot, booking: BookingId, now: datetime) -> Reason | None:
    """Why a slot cannot be taken with a reference; None where it can."""
    if slot.span[0] <= now:
        return "past"
    if slot.state == "offered" or (slot.state == "held" and is_held_for(slot, booking, now)):
        return None
    return "taken" if slot.state in {"held", "booked", "moving"} else "gone"


def _refused(session: Session, received: Received, data: SlotBooked, row: SlotRow, reason: Reason) -> Outcome:
    others = alternatives(session, row.basin, row.week, slot_of_row(row), received.now)
    reply = BookingRefused(
        slot=data.slot,
        booking=data.booking,
        reason=reason,
        alternatives=free_slots(others),
    )
    sent = announce(session, reply, basin=row.basin, subject=data.slot, now=received.now, cause=Cause.of(received.id))
    return Outcome("applied", led_to=(sent,))


def unknown_slot(received: Received, slot: str) -> Fault:
    """What is wrong with an event about a slot that its basin never offered."""
    expected = f"a slot that basin {received.basin.id} has offered"
    return Fault("/data/slot", shown(slot), expected, "take the id from the topic of slots")
