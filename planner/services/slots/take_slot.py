"""take_slot: a slot becomes somebody's, with its booking, in one transaction; its partner is told."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from planner.services.announce import Cause
from planner.services.slots.kept_slots import keep, tell
from planner.services.slots.more_offers import ask_for_more
from planner.services.slots.told_slot import Slot, SlotEvent
from schemas.ids import BookingId
from schemas.tables.basin import BasinRow
from schemas.tables.booking import BookingRow


@dataclass(frozen=True)
class Taking:
    """Who takes a slot, and because of what."""

    booking: BookingId
    by: str
    """The source of the event, or who stands behind it."""
    time: datetime
    """When the event happened."""
    event: str | None
    """Id of the event; None where none asked for it."""


def take_slot(session: Session, basin: BasinRow, week: str, slot: Slot, taking: Taking, now: datetime) -> Slot:
    """Have a slot taken that can be; gives it as it is then. The basin's row is locked by the caller."""
    cause = Cause() if taking.event is None else Cause.of(taking.event)
    taken = slot.told("booked", slot.revision, booking=taking.booking)
    keep(session, basin.id, week, [taken], now, cause, taking.by)
    row = session.get(BookingRow, slot.id) or BookingRow(
        id=slot.id,
        basin=basin.id,
        site=slot.site,
        partner=slot.partner,
        referent=slot.referent,
        modality=slot.modality,
        start=slot.start,
        end=slot.end,
        time=taking.time,
    )
    row.booking, row.cancelled = taking.booking, False
    row.site, row.start, row.end = slot.site, slot.start, slot.end
    row.time, row.event_id = taking.time, taking.event
    session.add(row)
    session.flush()
    tell(session, basin, [SlotEvent("confirmed", taken)], now, cause)
    ask_for_more(session, basin.id, week, (slot.site, slot.partner), taking.event, now)
    return taken
