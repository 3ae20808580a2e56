"""Facts that stand, each with the event that brought it."""

from pydantic import Field

from schemas.ids import (
    AbsenceKey,
    AgentKey,
    AppointmentKey,
    BookingKey,
    ClosureKey,
    EventKey,
    PartnerKey,
    ReferentKey,
    RequestKey,
    SiteKey,
)
from schemas.partner import Modality
from schemas.shape import Shape
from schemas.shift import Shift
from schemas.time import Instant, IsoWeek


class KnownAbsence(Shape):
    """An absence that stands; never why."""

    id: AbsenceKey
    """Its id."""
    agent: AgentKey
    """Who."""
    start: Instant
    """When it begins."""
    end: Instant
    """When it ends."""
    time: Instant
    """When what counts of it was said."""
    event: EventKey
    """Id of the event that said it."""


class KnownClosure(Shape):
    """A closure that stands."""

    id: ClosureKey
    """Its id."""
    site: SiteKey
    """Which site."""
    start: Instant
    """When it begins."""
    end: Instant
    """When it ends."""
    time: Instant
    """When what counts of it was said."""
    event: EventKey
    """Id of the event that said it."""


class KnownBooking(Shape):
    """An appointment that was taken."""

    appointment: AppointmentKey
    """Its id."""
    site: SiteKey
    """Where."""
    partner: PartnerKey
    """With which partner."""
    referent: ReferentKey
    """With whom."""
    modality: Modality
    """How."""
    start: Instant
    """When it begins."""
    end: Instant
    """When it ends."""
    booking: BookingKey | None
    """The partner's reference; null where none is known."""
    time: Instant
    """When what counts of it was said."""
    event: EventKey | None
    """Id of the event that said it; null where it was imported."""


class KnownPin(Shift):
    """A shift that must stay."""

    id: str = Field(min_length=1, max_length=200)
    """Its id."""
    week: IsoWeek
    """For which week."""
    request: RequestKey | None
    """The request it came with."""
