"""binome.partner-slots: each slot as it stands, for the partner; no agent, no absence."""

from typing import ClassVar, Literal

from schemas.events.data import Ordinal, Span
from schemas.ids import BookingKey, PartnerKey, ReferentKey, SiteKey, SlotKey
from schemas.partner import Modality
from schemas.time import Instant


class FreeSlot(Span):
    """A slot that can be taken instead."""

    slot: SlotKey
    """Id of the slot: the appointment's id in the roster."""
    site: SiteKey
    """Where."""
    partner: PartnerKey
    """With which partner."""
    referent: ReferentKey
    """With whom."""
    modality: Modality
    """How the referent receives."""


class _Slot(FreeSlot):
    booking: BookingKey | None
    """The partner's opaque reference; null while nobody took it."""
    revision: Ordinal
    """The revision of the week that carries it."""
    sequence: Ordinal
    """Grows by one with each event of this slot: whoever holds a later one ignores an earlier one."""


class SlotOffered(_Slot):
    """The slot can be taken."""


class SlotConfirmed(_Slot):
    """The slot was taken, and is kept."""


class _Moving(_Slot):
    may_be_absent: ClassVar = frozenset({"alternatives", "previous_site"})

    previous: Span
    """When it was before."""
    previous_site: SiteKey | None = None
    """Where it was before, where that was another site: one that is near."""
    alternatives: tuple[FreeSlot, ...] = ()
    """Free slots that come near the time that it had, where the new one does not suit."""


class SlotMoveProposed(_Moving):
    """The slot would have to move; the partner answers."""

    may_be_absent: ClassVar = _Moving.may_be_absent | {"answer_by"}

    answer_by: Instant | None = None
    """By when: without an answer the appointment is withdrawn then."""


class SlotMoved(_Moving):
    """The slot takes place at another time, or at a near site."""


class SlotWithdrawn(_Slot):
    """The slot is no more."""

    reason: Literal["unavailable", "partner", "case"]
    """Nobody can hold it, the partner took it back, or its case is settled."""
    alternatives: tuple[FreeSlot, ...]
    """Free slots that come near it."""
