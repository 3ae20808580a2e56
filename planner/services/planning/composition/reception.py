"""reception: referents with their time, and appointments taken, as a problem of one week has them."""

from collections.abc import Iterable, Sequence

from planner.services.planning.composition.frame import Frame
from schemas.ids import AppointmentId, PartnerId, ReferentId, SiteId
from schemas.partner import Availability, Booking, Referent
from schemas.tables.booking import BookingRow
from schemas.tables.partner import AvailabilityRow, ReferentRow


def composed_referent(
    row: ReferentRow, sites: Sequence[str], availabilities: Iterable[AvailabilityRow], frame: Frame
) -> Referent:
    """A referent, with the intervals that touch the week, in order of time."""
    touching = sorted((each.start, each.end) for each in availabilities if frame.touches(each.start, each.end))
    return Referent(
        id=ReferentId(row.id),
        partner=PartnerId(row.partner),
        sites=tuple(SiteId(site) for site in sites),
        modality=row.modality,  # type: ignore[arg-type]  # pydantic looks
        availability=tuple(Availability(start=frame.local(start), end=frame.local(end)) for start, end in touching),
    )


def composed_booking(row: BookingRow, frame: Frame) -> Booking:
    """An appointment taken, at the time last confirmed."""
    return Booking(
        appointment=AppointmentId(row.id),
        site=SiteId(row.site),
        partner=PartnerId(row.partner),
        referent=ReferentId(row.referent),
        start=frame.local(row.start),
        end=frame.local(row.end),
    )
