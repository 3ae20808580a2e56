"""Appointments: optional items with a fixed start, kept or offered where door, room, referent and agent are there."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from ortools.sat.python.cp_model import IntervalVar, IntVar, LinearExpr

from benchmarks.plain.doors import Doors
from benchmarks.plain.presence import Presence
from schemas.ids import AgentId, SiteId
from schemas.partner import Booking, Referent
from schemas.site import PartnerTarget


@dataclass(frozen=True)
class Item:
    """One appointment that may take place."""

    site: SiteId
    referent: Referent
    start: int
    """Minute of the week."""
    length: int
    there: IntVar
    attended: dict[AgentId, IntVar]
    booking: Booking | None = None


@dataclass
class Items:
    """All of them, by what they are for."""

    booked: dict[str, list[Item]] = field(default_factory=lambda: defaultdict(list))
    offered: dict[tuple[SiteId, str], list[Item]] = field(default_factory=lambda: defaultdict(list))
    rooms: dict[SiteId, list[IntervalVar]] = field(default_factory=lambda: defaultdict(list))
    people: dict[str, list[IntervalVar]] = field(default_factory=lambda: defaultdict(list))
    """Referents and agents, none of whom is at two appointments at a time."""


def build_items(built: Presence, doors: Doors) -> Items:
    """Every booking at its own time and at others, every offer that a target asks for, with their laws posted."""
    items = Items()
    referents = {referent.id: referent for referent in built.problem.referents}
    for booking in built.problem.bookings:
        _booking(built, doors, items, booking, referents[booking.referent])
    for key, counter in built.counters.items():
        for target in counter.site.partner_targets:
            _offers(built, doors, items, key, target)
    for key, intervals in items.rooms.items():
        built.model.add_cumulative(intervals, [1] * len(intervals), built.counters[key].site.stations)
    for intervals in items.people.values():
        built.model.add_no_overlap(intervals)
    return items


def _booking(built: Presence, doors: Doors, items: Items, booking: Booking, referent: Referent) -> None:
    start, end = built.slots.minute(booking.start), built.slots.minute(booking.end)
    if booking.start < built.problem.now:
        past = Item(booking.site, referent, start, end - start, built.model.new_constant(1), {}, booking)
        items.booked[booking.appointment].append(past)
        return
    for moved in sorted({start, *_starts(built, referent, end - start)}):
        within = any(
            built.slots.minute(free.start) <= moved and moved + end - start <= built.slots.minute(free.end)
            for free in referent.availability
        )
        item = _item(built, doors, items, (booking.site, referent, moved, end - start), booking) if within else None
        if item is not None:
            items.booked[booking.appointment].append(item)
    built.model.add_at_most_one([item.there for item in items.booked[booking.appointment]])


def _offers(built: Presence, doors: Doors, items: Items, site: SiteId, target: PartnerTarget) -> None:
    for referent in built.problem.referents:
        if referent.partner != target.partner or site not in referent.sites:
            continue
        for start in sorted(_starts(built, referent, target.minutes)):
            item = _item(built, doors, items, (site, referent, start, target.minutes), None)
            if item is not None:
                items.offered[site, target.partner].append(item)
    there = [item.there for item in items.offered[site, target.partner]]
    built.model.add(LinearExpr.sum(there) <= target.appointments)


def _starts(built: Presence, referent: Referent, length: int) -> Iterator[int]:
    """When the referent begins to receive, and every slot after that."""
    size = built.slots.minutes
    now = built.slots.minute(built.problem.now)
    for free in referent.availability:
        first, end = built.slots.minute(free.start), built.slots.minute(free.end)
        for start in {first, *range(-(-first // size) * size, end, size)}:
            if start >= max(now, 0) and start + length <= end:
                yield start


def _item(
    built: Presence, doors: Doors, items: Items, what: tuple[SiteId, Referent, int, int], booking: Booking | None
) -> Item | None:
    site, referent, start, length = what
    slots = range(start // built.slots.minutes, -(-(start + length) // built.slots.minutes))
    roomless = referent.modality != "phone" and not built.counters[site].site.stations
    if roomless or any((site, slot) not in doors.open for slot in slots):
        return None
    there = built.model.new_bool_var(f"item {site} {referent.id} {start}")
    for slot in slots:
        built.model.add_implication(there, doors.open[site, slot])
    interval = built.model.new_optional_fixed_size_interval_var(start, length, there, f"at {site} {start}")
    items.people[referent.id].append(interval)
    if referent.modality != "phone":
        items.rooms[site].append(interval)
    item = Item(site, referent, start, length, there, {}, booking)
    if referent.modality != "on_site":
        _attend(built, items, item, slots)
    return item


def _attend(built: Presence, items: Items, item: Item, slots: range) -> None:
    """Somebody trained for the partner is on shift there all along, at one appointment at a time."""
    date = built.slots.instant(slots.start).date()
    for key, worker in built.workers.items():
        on = [built.on[key, item.site, slot] for slot in slots if (key, item.site, slot) in built.on]
        if len(on) < len(slots) or not worker.agent.holds(item.referent.partner, date):
            continue
        attends = built.model.new_bool_var(f"attends {key} {item.site} {item.start}")
        for var in on:
            built.model.add_implication(attends, var)
        item.attended[key] = attends
        name = f"{key} at {item.start}"
        items.people[key].append(
            built.model.new_optional_fixed_size_interval_var(item.start, item.length, attends, name)
        )
    built.model.add(LinearExpr.sum(list(item.attended.values())) == item.there)
