"""names: what an appointment on offer is called, and where that name belongs to somebody's booking already.

A booking keeps the name of the slot that was taken, wherever it moves; nothing else may be offered under it.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from planner.core.facts.week import Week
from schemas.ids import AppointmentId, PartnerId, ReferentId, SiteId
from schemas.partner import Booking

Named = Mapping[tuple[SiteId, ReferentId], frozenset[int]]
"""Minutes of the week at which nothing new may begin."""


def name_of(site: SiteId, partner: PartnerId, referent: ReferentId, start: datetime) -> AppointmentId:
    """The id of an appointment on offer: RFC 3339 with the local offset, to the second (contract, appointments)."""
    return AppointmentId(f"{site}/{partner}/{referent}/{start.isoformat(timespec='seconds')}")


def names_taken(bookings: Iterable[Booking], week: Week) -> Named:
    """Where an offer would bear the name of a booking."""
    taken: dict[tuple[SiteId, ReferentId], frozenset[int]] = {}
    for each in bookings:
        site, minute = _told(each, week)
        if minute is not None:
            place = (site, each.referent)
            taken[place] = taken.get(place, frozenset()) | {minute}
    return taken


def _told(booking: Booking, week: Week) -> tuple[SiteId, int | None]:
    """The site and the minute that a booking's name tells of, which may both be others by now.

    No minute where it is no name of an offer.
    """
    place, _, start = booking.appointment.rpartition("/")
    site = SiteId(place.removesuffix(f"/{booking.partner}/{booking.referent}"))
    try:
        minute = week.minute(datetime.fromisoformat(start))
    except (ValueError, OverflowError, TypeError):
        return site, None
    named = name_of(site, booking.partner, booking.referent, week.instant(minute))
    return site, minute if named == booking.appointment else None
