"""rdv_bookings: appointments as RDV Service Public sends them (`Rdv`), as far as slots are concerned.

Of whom it is for nothing is read: visitors, address, context and motive are in no shape here. The reference of a
booking is the tool's own random one.
"""

from datetime import datetime
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from events.adapters.outer_time import OuterInstant
from events.adapters.rdv_service_public import Meta, Numbered, Outer, named_event, parsed
from schemas.envelope import Envelope
from schemas.events.data import EventData
from schemas.events.slot_bookings import SlotBooked, SlotCancelled
from schemas.ids import BasinId, BookingId, SlotId

MODEL = "Rdv"


class _Rdv(EventData):
    may_be_absent: ClassVar = frozenset({"lieu"})

    id: Outer
    """Its number."""
    uuid: Annotated[str, Field(min_length=8, max_length=80, pattern=r"^[0-9A-Za-z_-]+$")]
    """Its reference, not to be guessed."""
    status: Literal["unknown", "seen", "excused", "revoked", "noshow"]
    """What became of it."""
    starts_at: OuterInstant
    """When it begins."""
    agents: tuple[Numbered, ...]
    """Who holds it."""
    lieu: Numbered | None = None
    """Where; null by telephone and video."""


class RdvDelivery(EventData):
    """One delivery about an appointment."""

    data: _Rdv
    """The appointment as it is now, or was when it was taken out."""
    meta: Meta
    """What happened to it."""

    @property
    def booking(self) -> BookingId:
        """Our reference of it."""
        return BookingId(f"rdv/{self.data.uuid}")

    @property
    def is_given_up(self) -> bool:
        """Whether nobody comes any more."""
        return self.meta.event == "destroyed" or self.data.status in {"excused", "revoked"}

    @property
    def is_over(self) -> bool:
        """Whether it says how an appointment went, which takes and gives back nothing."""
        return self.data.status in {"seen", "noshow"}

    @property
    def start(self) -> datetime:
        """When it begins."""
        return self.data.starts_at


def read_rdv(body: bytes) -> RdvDelivery:
    """The delivery in a body.

    Raises:
        InvalidInput: where it is none.
    """
    return parsed(RdvDelivery, body)


def bookings_of(
    delivery: RdvDelivery, basin: BasinId, held: SlotId | None, wanted: SlotId | None
) -> tuple[Envelope, ...]:
    """What is to be done with slots: `held` is the one taken under its reference, `wanted` the one at its time."""
    target = None if delivery.is_given_up else wanted
    told: list[tuple[SlotId, EventData]] = []
    if held is not None and held != target:
        told.append((held, SlotCancelled(slot=held, booking=delivery.booking)))
    if target is not None and target != held:
        told.append((target, SlotBooked(slot=target, booking=delivery.booking)))
    return tuple(named_event(delivery.meta, delivery.data.id, slot, data, basin) for slot, data in told)
