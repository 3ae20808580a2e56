"""known: what the store holds of a basin and a week before something is imported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from planner.store import facts, networks, revisions
from planner.store.networks import Network
from schemas.roster import Baseline
from schemas.tables.absence import AbsenceRow
from schemas.tables.agent import UnavailabilityRow
from schemas.tables.booking import BookingRow
from schemas.tables.consent import ConsentRow
from schemas.tables.partner import AvailabilityRow
from schemas.tables.request import PinRow
from schemas.time import week_dates


@dataclass(frozen=True)
class Known:
    """A basin as it is stored, and the facts that touch one week."""

    network: Network | None
    """The network; None where the basin is new."""
    absences: Sequence[AbsenceRow]
    """Absences that stand."""
    unavailabilities: Sequence[UnavailabilityRow]
    """Trainings, meetings and such."""
    availabilities: Sequence[AvailabilityRow]
    """When referents receive."""
    bookings: Sequence[BookingRow]
    """Appointments taken."""
    pins: Sequence[PinRow]
    """Shifts that must stay."""
    consents: Sequence[ConsentRow]
    """Agreements to late changes."""
    baseline: Baseline | None
    """The roster that people have."""


def known_of(session: Session, basin: str, week: str, start: datetime, end: datetime) -> Known:
    """What is stored of a basin, and of the week between these instants."""
    dates = week_dates(week)
    published = revisions.published(session, basin, week)
    return Known(
        network=networks.read(session, basin),
        absences=facts.absences(session, basin, start, end),
        unavailabilities=facts.unavailabilities(session, basin, start, end),
        availabilities=facts.availabilities(session, basin, start, end),
        bookings=facts.bookings(session, basin, start, end),
        pins=facts.pins(session, basin, week),
        consents=facts.consents(session, basin, dates[0], dates[-1]),
        baseline=revisions.baseline_of(published) if published is not None else None,
    )
