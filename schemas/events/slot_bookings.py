"""binome.slot-bookings: what partners take, give back and answer; nothing about the visitor."""

from schemas.events.data import EventData
from schemas.ids import BookingKey, SlotKey


class _OfBooking(EventData):
    slot: SlotKey
    """Id of the slot, as it was offered."""
    booking: BookingKey
    """The partner's opaque reference; nothing about the visitor."""


class SlotBooked(_OfBooking):
    """A slot was taken."""


class SlotCancelled(_OfBooking):
    """A slot that was taken is free again; one that was moved is withdrawn, and another offered at its time."""


class SlotMoveAnswered(_OfBooking):
    """The partner's answer to a move that was proposed."""

    accepted: bool
    """Whether the new time suits."""
