"""kept_slots: slots between their rows and the values that are decided on, and what partners are told of them."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from planner.services.announce import Cause, announce
from planner.services.slot_events import data_of
from planner.services.slots import Slot, SlotEvent
from schemas.ids import AgentId, BookingId, PartnerId, ReferentId, SiteId, SlotId
from schemas.tables.basin import BasinRow
from schemas.tables.slot import SlotRow

_OVER = frozenset({"withdrawn", "done", "no_show"})


def slots_of_week(session: Session, basin: str, week: str) -> list[Slot]:
    """Every slot of a week, whatever became of it."""
    rows = session.exec(select(SlotRow).where(SlotRow.basin == basin, SlotRow.week == week).order_by(col(SlotRow.id)))
    return [slot_of_row(row) for row in rows]


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
    )


def keep(session: Session, basin: str, week: str, slots: Iterable[Slot], now: datetime) -> None:
    """Write slots as they are now."""
    for slot in slots:
        row = session.get(SlotRow, slot.id) or SlotRow(
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
        row.agent, row.booking, row.state = slot.agent, slot.booking, slot.state
        row.start, row.end, row.modality = slot.start, slot.end, slot.modality
        row.sequence, row.revision = slot.sequence, slot.revision
        row.previous_start, row.previous_end = slot.previous or (None, None)
        row.ended_at = (row.ended_at or now) if slot.state in _OVER else None
        session.add(row)
    session.flush()


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
