"""told: who was told what, a line each, as a person reads it: agents, then partners, then alerts."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from planner.services.naming import unmasked
from planner.services.record.told_because import Told
from planner.show.names import Names
from planner.show.words import NO_BREAK, between, day, listed
from schemas.events.alerts import AlertCleared, AlertRaised
from schemas.events.data import EventData
from schemas.events.partner_slots import (
    FreeSlot,
    SlotConfirmed,
    SlotMoved,
    SlotMoveProposed,
    SlotOffered,
    SlotWithdrawn,
)
from schemas.events.roster_changes import RosterAgentChanged

_SLOTS: Mapping[type[FreeSlot], str] = {
    SlotWithdrawn: "créneau retiré",
    SlotOffered: "créneau proposé",
    SlotConfirmed: "rendez-vous confirmé",
    SlotMoveProposed: "rendez-vous à déplacer (réponse du partenaire attendue)",
    SlotMoved: "rendez-vous déplacé",
}


def told_lines(told: Iterable[Told], names: Names) -> list[str]:
    """Everybody who was told, and the last word on each thing; empty where nobody was."""
    what = [each.what for each in told]
    return [*_agents(what, names), *_slots(what, names), *_alerts(what, names)]


def _agents(what: Iterable[EventData], names: Names) -> Iterator[str]:
    """Each hears of their own shifts, and of nobody else's."""
    changed = dict.fromkeys(names.agent(each.agent) for each in what if isinstance(each, RosterAgentChanged))
    if changed:
        yield f"Agents, chacun pour ses seules présences{NO_BREAK}: {listed(list(changed)).rstrip('.')}."


def _slots(what: Iterable[EventData], names: Names) -> Iterator[str]:
    """The last word on each, by partner and time."""
    first: dict[str, FreeSlot] = {}
    last: dict[str, FreeSlot] = {}
    for each in what:
        if isinstance(each, FreeSlot):
            last[first.setdefault(each.slot, each).slot] = each
    for slot in sorted(last.values(), key=lambda slot: (slot.partner, slot.start)):
        yield _slot(slot, names, again=isinstance(first[slot.slot], SlotWithdrawn))


def _slot(slot: FreeSlot, names: Names, *, again: bool) -> str:
    word = _SLOTS[type(slot)]
    if again and isinstance(slot, SlotOffered):
        word = "créneau retiré, puis proposé de nouveau"
    if isinstance(slot, SlotWithdrawn) and slot.booking is not None:
        word = "rendez-vous retiré"
    when = _when(slot.start, slot.end, names)
    if isinstance(slot, SlotMoved | SlotMoveProposed):
        was = _when(slot.previous.start, slot.previous.end, names)
        if slot.previous_site is not None:
            was += f" à {names.short_site(slot.previous_site)}"
        when = f"{was} → {when}"
    return f"{names.partner(slot.partner)}, {names.short_site(slot.site)}{NO_BREAK}: {word}, {when}."


def _alerts(what: Iterable[EventData], names: Names) -> Iterator[str]:
    """The last word on each."""
    last = {each.alert: each for each in what if isinstance(each, AlertRaised | AlertCleared)}
    for alert in last.values():
        word = "Alerte terminée" if isinstance(alert, AlertCleared) else "Alerte"
        yield f"{word}{NO_BREAK}: {unmasked(alert.text, names.agents)}"


def _when(start: datetime, end: datetime, names: Names) -> str:
    local = names.local(start)
    return f"{day(local.date())}, {between(local, names.local(end))}"
