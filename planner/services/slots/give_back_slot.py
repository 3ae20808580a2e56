"""give_back_slot: a partner gives an appointment up, and its time is free for others at once."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from events.outcome import APPLIED, SUPERSEDED, Outcome, rejected
from planner.core.appointments.names import name_of
from planner.services.announce import Cause
from planner.services.facts.received import Received
from planner.services.facts.settle_weeks import settle_week
from planner.services.slots.book_slot import unknown_slot
from planner.services.slots.kept_slots import keep, slot_of_row, tell
from planner.services.slots.more_offers import offer_freed_time
from planner.services.slots.near_slots import alternatives
from planner.services.slots.slot_states import TRANSITIONS, Refused, after
from planner.services.slots.told_slot import Slot, SlotEvent
from schemas.events.slot_bookings import SlotCancelled
from schemas.ids import SlotId
from schemas.tables.basin import BasinRow
from schemas.tables.booking import BookingRow
from schemas.tables.slot import SlotRow


def give_back_slot(session: Session, received: Received, data: SlotCancelled) -> Outcome:
    """Its time is on offer again unless it has begun; a booking that does not hold the slot is an old one."""
    row = session.get(SlotRow, data.slot)
    if row is None or row.basin != received.basin.id:
        return rejected(unknown_slot(received, data.slot))
    slot = slot_of_row(row)
    if slot.booking != data.booking or isinstance(after(slot.state, "cancel"), Refused):
        return SUPERSEDED
    booking = session.get(BookingRow, slot.id)
    if booking is not None:
        booking.cancelled, booking.time, booking.event_id = True, received.event.time, received.id
        session.add(booking)
    known, cause = slot.standing, Cause.of(received.id)
    given_back = replace(known, state="cancelled", booking=None, previous=None, previous_site=None)
    keep(session, row.basin, row.week, [given_back], received.now, cause, received.event.source)
    ahead = known.span[0] > received.now
    free = _free(session, received.basin, slot, given_back) if ahead else None
    if free is None or free.id != slot.id:
        withdrawn = given_back.told(TRANSITIONS["cancelled"]["withdraw"], slot.revision)
        keep(session, row.basin, row.week, [withdrawn], received.now, cause)
        near = alternatives(session, row.basin, row.week, withdrawn, received.now)
        tell(session, received.basin, [SlotEvent("withdrawn", withdrawn, "partner", near)], received.now, cause)
    if free is not None:
        _offer(session, received.basin, row.week, free, received.now, cause)
    elif ahead:
        offer_freed_time(session, row.basin, row.week, received.id, received.now)
    return APPLIED


def _free(session: Session, basin: BasinRow, slot: Slot, given_back: Slot) -> Slot | None:
    """What can be offered in its place: one that was moved is called by a time that it no longer has.

    None where the planner is to say: where a move was proposed neither of its times is known to be possible, and the
    name may be that of somebody's appointment which was moved away from that time.
    """
    if slot.state == "moving":
        return None
    if slot.previous is None:
        return given_back
    local = given_back.start.astimezone(ZoneInfo(basin.timezone))
    named = SlotId(name_of(slot.site, slot.partner, slot.referent, local))
    before = session.get(SlotRow, named)
    if before is not None and before.state != "withdrawn":
        return None
    return replace(given_back, id=named, state="withdrawn", sequence=0 if before is None else before.sequence)


def _offer(session: Session, basin: BasinRow, week: str, slot: Slot, now: datetime, cause: Cause) -> None:
    free = slot.told(TRANSITIONS[slot.state]["offer"], slot.revision)
    keep(session, basin.id, week, [free], now, cause)
    tell(session, basin, [SlotEvent("offered", free)], now, cause)
    # One that was at risk is not on offer for long.
    settle_week(session, basin, week, now, cause, {slot.site})
