"""binome.booking-replies: bookings that cannot be."""

from typing import Literal

from pydantic import Field

from schemas.events.data import EventData
from schemas.events.partner_slots import FreeSlot
from schemas.ids import BookingKey, SlotKey


class BookingRefused(EventData):
    """A slot that a partner took is not to be had."""

    slot: SlotKey
    """Which slot."""
    booking: BookingKey
    """The partner's opaque reference."""
    reason: Literal["gone", "taken", "past"]
    """It is withdrawn, somebody else has it, or it is over."""
    alternatives: tuple[FreeSlot, ...] = Field(max_length=3)
    """The three nearest free slots."""
