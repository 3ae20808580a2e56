"""tend_slot: what is done with a slot by hand and is not told on the bus: hold, release, attend, miss.

The basin's row is locked by the caller; who comes second is refused with the nearest slots that are still free.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from config.slots import load_slot_figures
from planner.services.announce import Cause
from planner.services.slots.kept_slots import keep, slot_of_row
from planner.services.slots.near_slots import alternatives
from planner.services.slots.slot_states import Deed, Refused, after
from planner.services.slots.told_slot import Slot, is_held_for
from schemas.ids import BookingId
from schemas.tables.slot import SlotRow

LATEST = "Ce créneau a déjà commencé."
NOT_YET = "Ce rendez-vous n’a pas encore commencé."


@dataclass(frozen=True)
class NotTended:
    """Why nothing was done, in French, and which slots could be taken instead."""

    text: str
    alternatives: tuple[Slot, ...] = ()


def hold_slot(session: Session, row: SlotRow, booking: BookingId, now: datetime, by: str) -> Slot | NotTended:
    """Keep a slot for somebody who is about to take it; holding it again prolongs it."""
    slot = slot_of_row(row)
    held = slot.state == "held" and is_held_for(slot, booking, now)
    state = "held" if held else after(slot.state, "hold")
    if slot.span[0] <= now or isinstance(state, Refused):
        text = state.text if isinstance(state, Refused) else LATEST
        return NotTended(text, alternatives(session, row.basin, row.week, slot, now))
    until = min(now + load_slot_figures().held, slot.span[0])
    return _kept(session, row, replace(slot, state=state, held_for=booking, held_until=until), now, by)


def release_slot(session: Session, row: SlotRow, now: datetime, by: str) -> Slot | NotTended:
    """Have a held slot on offer again."""
    return _done(session, row, "release", now, by)


def attend_slot(session: Session, row: SlotRow, now: datetime, by: str) -> Slot | NotTended:
    """Note that an appointment took place."""
    return NotTended(NOT_YET) if row.start > now else _done(session, row, "attend", now, by)


def miss_slot(session: Session, row: SlotRow, now: datetime, by: str) -> Slot | NotTended:
    """Note that nobody came."""
    return NotTended(NOT_YET) if row.start > now else _done(session, row, "miss", now, by)


def _done(session: Session, row: SlotRow, deed: Deed, now: datetime, by: str) -> Slot | NotTended:
    slot = slot_of_row(row)
    state = after(slot.state, deed)
    if isinstance(state, Refused):
        return NotTended(state.text)
    return _kept(session, row, replace(slot, state=state, held_for=None, held_until=None), now, by)


def _kept(session: Session, row: SlotRow, slot: Slot, now: datetime, by: str) -> Slot:
    keep(session, row.basin, row.week, [slot], now, Cause(), by)
    return slot
