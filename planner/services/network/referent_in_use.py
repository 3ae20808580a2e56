"""referent_in_use: which appointments somebody counts on would break if a referent were stated otherwise, or went."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from planner.services.network.site_in_use import TAKEN
from schemas.faults import Fault, below
from schemas.known.people import ReferentRecord
from schemas.tables.booking import BookingRow
from schemas.tables.slot import SlotRow


def uses_of_referent(
    session: Session, before: ReferentRecord, after: ReferentRecord | None, now: datetime
) -> list[Fault]:
    """Appointments to come, taken, that the referent could not hold any more; None: the referent goes."""
    booked = select(BookingRow.id, BookingRow.site).where(
        BookingRow.referent == before.id, col(BookingRow.cancelled).is_(False), col(BookingRow.end) > now
    )
    held = select(SlotRow.id, SlotRow.site).where(
        SlotRow.referent == before.id, col(SlotRow.state).in_(TAKEN), col(SlotRow.end) > now
    )
    taken = {*session.exec(booked), *session.exec(held)}
    kept: Iterable[str] = () if after is None or after.modality != before.modality else after.sites
    lost = sorted({each for each, site in taken if site not in kept})
    wanted = "nothing that needs the referent as they were"
    return [Fault(below("#", "appointments", each), "taken", wanted, "cancel it, or let it pass") for each in lost]
