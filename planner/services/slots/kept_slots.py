"""kept_slots: slots between their rows and the values that are decided on, and what partners are told of them.

Whatever becomes of a slot is written down in the transaction in which it becomes so: what it was, what it is, and
because of which event.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from planner.services.announce import Cause, announce
from planner.services.calendars.keep_seats import keep_subjects
from planner.services.calendars.of_slots import wanted_of_slots
from planner.services.slots.slot_events import data_of
from planner.services.slots.told_slot import Slot, SlotEvent
from planner.store import audit
from planner.store.audit import Deed
from planner.store.plain import looked_at
from planner.store.rows import rows_of
from schemas.envelope import OWN_SOURCE
from schemas.ids import AgentId, BookingId, PartnerId, ReferentId, SiteId, SlotId
from schemas.tables.basin import BasinRow
from schemas.tables.slot import SlotRow

_OVER = frozenset({"withdrawn", "done", "no_show"})
_ROOM_BYTES = 16
"""128 bits: the name of a video room is not to be guessed."""


def slots_of_week(session: Session, basin: str, week: str) -> list[Slot]:
    """Every slot of a week, whatever became of it."""
    asked = select(SlotRow).where(SlotRow.basin == basin, SlotRow.week == week).order_by(col(SlotRow.id))
    return [slot_of_row(row) for row in looked_at(session, SlotRow, asked)]


def slot_of_row(row: SlotRow) -> Slot:
    """The slot that a row holds."""
    moved = row.previous_start is not None and row.previous_end is not None
    return Slot(
        id=SlotId(row.id),
        site=SiteId(row.site),
        partner=PartnerId(row.partner),
        referent=ReferentId(row.referent),
        agent=None if row.agent is None else AgentId(row.agent),
        start=row.start,
        end=row.end,
        modality=row.modality,  # type: ignore[arg-type]  # written by `keep` alone
        state=row.state,  # type: ignore[arg-type]  # the same
        booking=None if row.booking is None else BookingId(row.booking),
        revision=row.revision,
        sequence=row.sequence,
        previous=(row.previous_start, row.previous_end) if moved else None,  # type: ignore[arg-type]  # just looked at
        previous_site=None if row.previous_site is None else SiteId(row.previous_site),
        held_for=None if row.held_for is None else BookingId(row.held_for),
        held_until=row.held_until,
        answer_by=row.answer_by,
    )


def keep(
    session: Session,
    basin: str,
    week: str,
    slots: Iterable[Slot],
    now: datetime,
    cause: Cause = Cause(),  # noqa: B008 - frozen
    by: str = OWN_SOURCE,
) -> None:
    """Write slots as they are now, and what became of them; `by` is who stands behind it."""
    kept = tuple(slots)
    known = rows_of(session, SlotRow, [slot.id for slot in kept])
    for slot in kept:
        row = known.get(slot.id)
        if row is None:
            row = _new(slot, basin, week)
        else:
            _note(session, row, slot, now, cause, by)
        row.room = _room(row, slot)
        row.agent, row.booking, row.state = slot.agent, slot.booking, slot.state
        row.site, row.start, row.end, row.modality = slot.site, slot.start, slot.end, slot.modality
        row.sequence, row.revision = slot.sequence, slot.revision
        row.previous_start, row.previous_end = slot.previous or (None, None)
        row.previous_site = slot.previous_site
        held, moving = slot.state == "held", slot.state == "moving"
        row.held_for, row.held_until = (slot.held_for, slot.held_until) if held else (None, None)
        row.answer_by = slot.answer_by if moving else None
        row.ended_at = (row.ended_at or now) if slot.state in _OVER else None
        session.add(row)
    session.flush()
    if kept:
        subjects = {slot.id for slot in kept}
        keep_subjects(session, basin, ("slot", "appointment"), subjects, wanted_of_slots(kept), now)


def tell(session: Session, basin: BasinRow, events: Iterable[SlotEvent], now: datetime, cause: Cause) -> None:
    """Tell partners, in order."""
    for event in events:
        announce(
            session,
            data_of(event),
            basin=basin.id,
            subject=event.slot.id,
            key=event.slot.id,
            now=now,
            cause=cause,
        )


def _new(slot: Slot, basin: str, week: str) -> SlotRow:
    return SlotRow(
        id=slot.id,
        basin=basin,
        week=week,
        site=slot.site,
        partner=slot.partner,
        referent=slot.referent,
        start=slot.start,
        end=slot.end,
        modality=slot.modality,
        state=slot.state,
        sequence=slot.sequence,
        revision=slot.revision,
    )


def _room(row: SlotRow, slot: Slot) -> str | None:
    """Its video room; whoever gave a slot back no longer knows the room of the next one."""
    if slot.modality != "video" or slot.state in {"withdrawn", "cancelled"}:
        return None
    given_back = row.booking is not None and slot.booking is None
    return secrets.token_urlsafe(_ROOM_BYTES) if row.room is None or given_back else row.room


def _note(session: Session, row: SlotRow, slot: Slot, now: datetime, cause: Cause, by: str) -> None:
    """Write down what becomes of a slot: its new state, its new time, or its new site."""
    before = (row.previous_start, row.previous_end, row.previous_site)
    moved = slot.previous is not None and (*slot.previous, slot.previous_site) != before
    if row.state == slot.state and not moved:
        return
    action: str = slot.state
    if slot.state == "booked" and row.state in {"booked", "moving"}:
        action = "kept" if slot.previous is None else "moved"
    detail: dict[str, object] = {"from": row.state, "to": slot.state}
    if moved:
        detail |= {"previous": row.start.isoformat(), "start": slot.start.isoformat()}
    if moved and slot.site != row.site:
        detail |= {"previous_site": row.site, "site": slot.site}
    deed = Deed(f"slot.{action}", slot.id, by, next(iter(cause.events), None), detail)
    audit.add(session, row.basin, deed, now)
