"""of_slots: what a slot puts into calendars: of its partner always, of the agent who attends once it is taken."""

from collections.abc import Iterable, Iterator

from planner.services.calendars.wanted import Wanted
from planner.services.slots.told_slot import Slot

_ON_OFFER = frozenset({"offered", "held"})
_TAKEN = frozenset({"booked", "moving", "done", "no_show"})


def wanted_of_slots(slots: Iterable[Slot]) -> Iterator[Wanted]:
    """Their events; none of a slot that was withdrawn or given back."""
    for slot in slots:
        # while a move is only proposed, it takes place where the partner has it
        at = slot.standing
        taken = slot.state in _TAKEN
        if taken or slot.state in _ON_OFFER:
            detail = {"modality": slot.modality, "booking": slot.booking if taken else None}
            yield Wanted("slot", slot.partner, at.site, at.start, at.end, slot.id, detail)
        # whoever would attend at another site is not where it stands until then
        if taken and slot.agent is not None and at.site == slot.site:
            yield Wanted("appointment", slot.agent, at.site, at.start, at.end, slot.id, {"partner": slot.partner})
