"""Partners: the operators, their referents' time, and the appointments already taken."""

from typing import Literal

from pydantic import Field

from schemas.ids import AppointmentKey, PartnerKey, ReferentKey, SiteKey
from schemas.shape import Shape
from schemas.time import Instant

Modality = Literal["video", "on_site", "phone"]
"""How a referent receives: by video (a station and a trained agent), in person (a station), by telephone (an agent)."""


class Partner(Shape):
    """An operator such as CAF or DGFiP."""

    id: PartnerKey
    """Id of the partner; the code of its skill as well."""
    name: str = Field(max_length=200)
    """Name shown to people."""


class Availability(Shape):
    """An interval in which a referent can receive."""

    start: Instant
    """When it begins."""
    end: Instant
    """When it ends."""


class Referent(Shape):
    """A partner's person who receives."""

    id: ReferentKey
    """Id of the referent, unique in the problem."""
    partner: PartnerKey
    """Whose person it is."""
    sites: tuple[SiteKey, ...]
    """Sites the referent receives at."""
    modality: Modality
    """By video (a station and a trained agent), on the spot (a station) or by telephone (an agent)."""
    availability: tuple[Availability, ...] = ()
    """When, on whole minutes."""


class Booking(Shape):
    """An appointment that was taken."""

    appointment: AppointmentKey
    """Id of the appointment."""
    site: SiteKey
    """Where."""
    partner: PartnerKey
    """With which partner."""
    referent: ReferentKey
    """With whom."""
    start: Instant
    """When it begins."""
    end: Instant
    """When it ends."""
