"""slot_events: what is said of a slot, as the events that partners receive; no agent, no absence."""

from collections.abc import Callable, Mapping

from planner.services.slots.told_slot import Kind, Slot, SlotEvent
from schemas.events.data import EventData, Span
from schemas.events.partner_slots import (
    FreeSlot,
    SlotConfirmed,
    SlotMoved,
    SlotMoveProposed,
    SlotOffered,
    SlotWithdrawn,
)

MODELS: Mapping[Kind, Callable[..., EventData]] = {
    "offered": SlotOffered,
    "confirmed": SlotConfirmed,
    "move_proposed": SlotMoveProposed,
    "moved": SlotMoved,
    "withdrawn": SlotWithdrawn,
}
"""The shape of each event."""


def data_of(event: SlotEvent) -> EventData:
    """The data of the event; its subject and its key are the slot's id."""
    slot = event.slot
    fields: dict[str, object] = {
        **_fields(slot),
        "booking": slot.booking,
        "revision": slot.revision,
        "sequence": slot.sequence,
    }
    if event.kind in {"move_proposed", "moved"} and slot.previous is not None:
        fields["previous"] = Span(start=slot.previous[0], end=slot.previous[1])
        fields["previous_site"] = slot.previous_site
        fields["alternatives"] = free_slots(event.alternatives)
    if event.kind == "move_proposed":
        fields["answer_by"] = slot.answer_by
    if event.kind == "withdrawn":
        fields |= {"reason": event.reason or "unavailable", "alternatives": free_slots(event.alternatives)}
    return MODELS[event.kind](**fields)


def free_slots(slots: tuple[Slot, ...]) -> tuple[FreeSlot, ...]:
    """Slots that can be taken instead, as events name them."""
    return tuple(FreeSlot.model_validate(_fields(slot)) for slot in slots)


def _fields(slot: Slot) -> dict[str, object]:
    return {
        "slot": slot.id,
        "site": slot.site,
        "partner": slot.partner,
        "referent": slot.referent,
        "start": slot.start,
        "end": slot.end,
        "modality": slot.modality,
    }
