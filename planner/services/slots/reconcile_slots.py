"""reconcile_slots: what becomes of a week's slots when a roster is published, and what partners are told of it.

A slot keeps its id while site, partner, referent, start and end stay; one that is on offer and is otherwise now is
withdrawn, and another is offered. Only what was taken moves, within its site or to one that is near; where its partner
wants to be asked the move is proposed,
with a time by which it is to be answered. Agents are changed without a word: partners see none.
Done twice it does nothing the second time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from planner.core.appointments.names import name_of
from planner.services.slots.near_slots import Nearness, nearest
from planner.services.slots.slot_states import TRANSITIONS, Deed
from planner.services.slots.told_slot import Kind, Reason, Slot, SlotEvent, slot_of
from planner.services.spans import utc
from schemas.ids import BookingId, PartnerId, SlotId
from schemas.partner import Referent
from schemas.roster import Appointment, Roster


@dataclass(frozen=True)
class Terms:
    """What slots are judged by, beside the roster."""

    referents: tuple[Referent, ...] = ()
    """They tell whether it is the partner who took a time back."""
    asking: Mapping[PartnerId, timedelta] = field(default_factory=dict)
    """Partners who want to be asked before an appointment moves, and how long they may take to answer."""
    near: Nearness = field(default_factory=dict)
    """Sites where somebody may go instead."""


@dataclass(frozen=True)
class Reconciled:
    """What is to be stored and what is to be said."""

    slots: tuple[Slot, ...]
    """Slots that are new or otherwise than they were, as they are now."""
    events: tuple[SlotEvent, ...]
    """In order; for each slot in the order of its sequence."""


def reconcile(
    slots: Iterable[Slot],
    roster: Roster,
    revision: int,
    bookings: Mapping[SlotId, BookingId],
    now: datetime,
    terms: Terms = Terms(),
) -> Reconciled:
    """Bring the slots of a week in line with its published roster.

    `bookings` are all that are known, by slot, also those that the roster does not know yet: what was taken meanwhile
    stays taken. Slots that have begun are left alone.
    """
    work = _Reconciling({slot.id: slot for slot in slots}, revision, bookings, now.astimezone(UTC), terms)
    stated = {SlotId(each.id): each for each in roster.appointments}
    for key, slot in tuple(work.slots.items()):
        if key not in stated:
            work.drop(slot)
    for key, appointment in stated.items():
        work.bring(key, appointment)
    return work.done()


@dataclass
class _Reconciling:
    """Slots on their way to what the roster says."""

    slots: dict[SlotId, Slot]
    revision: int
    bookings: Mapping[SlotId, BookingId]
    now: datetime
    terms: Terms
    changed: dict[SlotId, None] = field(default_factory=dict)
    said: list[tuple[Kind, Slot]] = field(default_factory=list)

    def bring(self, key: SlotId, stated: Appointment) -> None:
        """Make a slot what its appointment says."""
        slot = self.slots.get(key)
        if (stated.start if slot is None else slot.start) <= self.now:
            return
        if key not in self.bookings:
            self._offer(slot, stated)
        elif stated.state == "withdrawn":
            self._give_up(slot or slot_of(stated, "booked", self.bookings[key]))
        else:
            self._keep(slot or slot_of(stated, "offered"), stated)

    def drop(self, slot: Slot) -> None:
        """Withdraw a slot that the roster does not have and nobody took."""
        if slot.state in {"offered", "held", "cancelled"} and slot.id not in self.bookings and slot.start > self.now:
            self._tell("withdrawn", self._after(slot, "withdraw"))

    def done(self) -> Reconciled:
        """What changed, and what is said of it."""
        free = [slot for slot in self.slots.values() if slot.state == "offered"]
        return Reconciled(
            tuple(self.slots[key] for key in self.changed),
            tuple(self._event(kind, slot, free) for kind, slot in self.said),
        )

    def _offer(self, slot: Slot | None, stated: Appointment) -> None:
        """Have a slot on offer; a booking that was cancelled meanwhile leaves its time to the next one."""
        if stated.state == "withdrawn" or stated.previous is not None:
            if slot is not None:
                self.drop(slot)
            return
        slot = slot or slot_of(stated, "withdrawn")
        if slot.state in {"offered", "held"} and (slot.site, slot.end) != (stated.site, stated.end):
            slot = self._after(slot, "withdraw")
            self._tell("withdrawn", slot)
        if slot.state == "cancelled" or (slot.state == "withdrawn" and _bears_its_name(stated)):
            again = replace(_placed(slot, stated), booking=None, previous=None, previous_site=None)
            self._tell("offered", self._after(again, "offer"))
        elif slot.state in {"offered", "held"}:
            self._attend(slot, stated)

    def _keep(self, slot: Slot, stated: Appointment) -> None:
        """Have a slot taken, where and when the roster says."""
        if slot.state in {"offered", "held"}:
            taken = replace(_placed(slot, stated), booking=self.bookings[slot.id])
            self._tell("confirmed", self._after(taken, "book"))
        elif slot.state in {"booked", "moving"} and (slot.site, slot.start) != (stated.site, stated.start):
            self._move(slot, stated)
        elif slot.state in {"booked", "moving"}:
            self._attend(slot, stated)

    def _move(self, slot: Slot, stated: Appointment) -> None:
        """Have what was taken at another time or site; where the partner wants to be asked, ask."""
        known = slot.standing
        placed = _placed(slot, stated)
        if slot.state == "moving" and (known.site, known.start) == (stated.site, stated.start):
            self._tell("confirmed", self._after(replace(placed, previous=None, previous_site=None), "keep"))
            return
        site = None if known.site == stated.site else known.site
        placed = replace(placed, previous=(known.start, known.end), previous_site=site)
        if slot.partner in self.terms.asking:
            last = min(self.now + self.terms.asking[slot.partner], known.span[0], utc(stated.start, stated.end)[0])
            self._tell("move_proposed", self._after(replace(placed, answer_by=last), "propose"))
        else:
            deed: Deed = "accept" if slot.state == "moving" else "move"
            self._tell("moved", self._after(placed, deed))

    def _give_up(self, slot: Slot) -> None:
        if slot.state in {"booked", "moving", "offered", "held"}:
            self._tell("withdrawn", slot.taken_back(self.revision))

    def _attend(self, slot: Slot, stated: Appointment) -> None:
        """Have somebody else attend."""
        if slot.agent != stated.agent:
            self._note(replace(slot, agent=stated.agent))

    def _after(self, slot: Slot, deed: Deed) -> Slot:
        """The slot after a deed that is in its place, as its next event says."""
        return slot.told(TRANSITIONS[slot.state][deed], self.revision)

    def _tell(self, kind: Kind, slot: Slot) -> None:
        self._note(slot)
        self.said.append((kind, slot))

    def _note(self, slot: Slot) -> None:
        self.slots[slot.id] = slot
        self.changed[slot.id] = None

    def _event(self, kind: Kind, slot: Slot, free: list[Slot]) -> SlotEvent:
        near = self.terms.near
        if kind in {"moved", "move_proposed"} and slot.previous is not None:
            return SlotEvent(kind, slot, alternatives=nearest(slot.before, free, self.now, near))
        if kind != "withdrawn":
            return SlotEvent(kind, slot)
        return SlotEvent(kind, slot, self._reason(slot), nearest(slot, free, self.now, near))

    def _reason(self, slot: Slot) -> Reason:
        """`partner` where the referent is known and no longer receives then."""
        known = next((each for each in self.terms.referents if each.id == slot.referent), None)
        return "unavailable" if known is None or receives(known, slot) else "partner"


def receives(referent: Referent, slot: Slot) -> bool:
    """Whether a referent still receives at the site and the time of a slot, and in its way."""
    there = slot.site in referent.sites and slot.modality == referent.modality
    return there and any(each.start <= slot.start and slot.end <= each.end for each in referent.availability)


def _bears_its_name(stated: Appointment) -> bool:
    """Whether it may be on offer under its id: one that was taken and moved is called by a time that it has no more."""
    return stated.id == name_of(stated.site, stated.partner, stated.referent, stated.start)


def _placed(slot: Slot, stated: Appointment) -> Slot:
    return replace(
        slot, site=stated.site, start=stated.start, end=stated.end, agent=stated.agent, modality=stated.modality
    )
