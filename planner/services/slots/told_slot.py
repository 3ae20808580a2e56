"""told_slot: a slot as partners were last told of it, and what they are told next."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, Self

from planner.services.slots.slot_states import TRANSITIONS, State
from planner.services.spans import Span, utc
from schemas.ids import AgentId, BookingId, PartnerId, ReferentId, SiteId, SlotId
from schemas.partner import Modality
from schemas.roster import Appointment

Kind = Literal["offered", "confirmed", "move_proposed", "moved", "withdrawn"]
"""What an event says of a slot: `binome.slot.KIND.v1`."""
Reason = Literal["unavailable", "partner", "case"]
"""Why a slot is withdrawn: nobody can hold it, the partner took it back, its case is settled."""


@dataclass(frozen=True)
class Slot:
    """An appointment on offer or taken."""

    id: SlotId
    """The appointment's id in the roster."""
    site: SiteId
    partner: PartnerId
    referent: ReferentId
    agent: AgentId | None
    """Who of the site attends; partners never see it."""
    start: datetime
    end: datetime
    modality: Modality
    state: State
    booking: BookingId | None
    """The partner's reference of who took it."""
    revision: int
    """The revision that its newest event belongs to."""
    sequence: int
    """Number of its newest event; 0 before the first."""
    previous: tuple[datetime, datetime] | None = None
    """When it was before it was last moved, or, while a move is proposed, when the partner still has it."""
    previous_site: SiteId | None = None
    """The same of its site; None where it stays at its site."""
    held_for: BookingId | None = None
    """The partner's reference of who is about to take it."""
    held_until: datetime | None = None
    """Until when it is held for them."""
    answer_by: datetime | None = None
    """By when the partner is to answer to the move that is proposed."""

    @property
    def span(self) -> Span:
        """When it is."""
        return utc(self.start, self.end)

    @property
    def standing(self) -> "Slot":
        """Where and when it takes place as its partner knows it: a move that is only proposed is none yet."""
        return self.before if self.state == "moving" else self

    @property
    def before(self) -> "Slot":
        """Where and when it was before it was last moved."""
        if self.previous is None:
            return self
        start, end = self.previous
        return replace(self, site=self.previous_site or self.site, start=start, end=end)

    def told(self, state: State, revision: int, **fields: object) -> Self:
        """The slot as its next event says it is."""
        return replace(self, state=state, revision=revision, sequence=self.sequence + 1, **fields)  # type: ignore[arg-type]  # names are checked by replace

    def taken_back(self, revision: int) -> Self:
        """The slot withdrawn, where and when its partner knows it: a time that was only proposed was never theirs."""
        gone = self.told(TRANSITIONS[self.state]["withdraw"], revision)
        if self.state != "moving":
            return gone
        known = self.standing
        return replace(gone, site=known.site, start=known.start, end=known.end, previous=None, previous_site=None)


@dataclass(frozen=True)
class SlotEvent:
    """What partners are told of a slot."""

    kind: Kind
    slot: Slot
    """As it is now."""
    reason: Reason | None = None
    """Of a withdrawal."""
    alternatives: tuple[Slot, ...] = ()
    """Of a withdrawal or a move: the free ones nearest to the time that it had."""


def slot_of(appointment: Appointment, state: State, booking: BookingId | None = None) -> Slot:
    """The slot of an appointment that partners were not yet told of."""
    return Slot(
        id=SlotId(appointment.id),
        site=appointment.site,
        partner=appointment.partner,
        referent=appointment.referent,
        agent=appointment.agent,
        start=appointment.start,
        end=appointment.end,
        modality=appointment.modality,
        state=state,
        booking=booking,
        revision=0,
        sequence=0,
    )


def is_held_for(slot: Slot, booking: BookingId, now: datetime) -> bool:
    """Whether whoever has this reference may take a held slot: it is theirs, or has been held for long enough."""
    return slot.held_for == booking or slot.held_until is None or slot.held_until <= now
