"""stored_facts: the facts of a basin that stand, whatever their week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlmodel import Session, col, select

from planner.store import facts, networks
from schemas.tables.absence import AbsenceRow
from schemas.tables.agent import UnavailabilityRow
from schemas.tables.booking import BookingRow
from schemas.tables.closure import ClosureRow
from schemas.tables.consent import ConsentRow
from schemas.tables.partner import AvailabilityRow
from schemas.tables.request import PinRow
from schemas.tables.site import SiteRow

_FIRST, _LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)


@dataclass(frozen=True)
class StoredFacts:
    """Facts as rows, each table in one fixed order."""

    absences: Sequence[AbsenceRow]
    """Absences of people who are known."""
    closures: Sequence[ClosureRow]
    """Closures."""
    bookings: Sequence[BookingRow]
    """Appointments taken."""
    pins: Sequence[PinRow]
    """Shifts that must stay."""
    consents: Sequence[ConsentRow]
    """Agreements to late changes."""
    unavailabilities: Sequence[UnavailabilityRow]
    """Part time that does not repeat, trainings and meetings."""
    availabilities: Sequence[AvailabilityRow]
    """When referents receive."""


def stored_facts(session: Session, basin: str) -> StoredFacts:
    """Everything of a basin that stands, at sites that there still are."""
    there = set(session.exec(select(SiteRow.id).where(SiteRow.basin == basin)))
    pins = select(PinRow).where(PinRow.basin == basin, col(PinRow.lifted).is_(False), col(PinRow.site).in_(there))
    return StoredFacts(
        absences=facts.absences(session, basin, _FIRST, _LAST),
        closures=[row for row in facts.closures(session, basin, _FIRST, _LAST) if row.site in there],
        bookings=[row for row in facts.bookings(session, basin, _FIRST, _LAST) if row.site in there],
        pins=session.exec(pins.order_by(col(PinRow.week), col(PinRow.agent), col(PinRow.start), col(PinRow.id))).all(),
        consents=facts.consents(session, basin, date.min, date.max),
        unavailabilities=networks.unavailabilities(session, basin),
        availabilities=facts.availabilities(session, basin, _FIRST, _LAST),
    )
