"""What a solution of the plain model says: shifts, openings and appointments, as a roster."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from ortools.sat.python.cp_model import IntVar

from benchmarks.plain.doors import Doors
from benchmarks.plain.items import Item, Items
from benchmarks.plain.presence import Presence
from schemas.ids import AgentId, AppointmentId, SiteId
from schemas.objective import RungValue
from schemas.partner import Booking
from schemas.roster import Appointment, Opening, Roster
from schemas.shift import Interval, Shift

Value = Callable[[IntVar], int]


def roster(built: Presence, doors: Doors, items: Items, value: Value, rungs: tuple[RungValue, ...]) -> Roster:
    """The roster of a solution, without what the checker certifies."""
    slots = built.slots
    on: dict[tuple[AgentId, SiteId], list[int]] = defaultdict(list)
    for (agent, site, slot), var in built.on.items():
        if value(var):
            on[agent, site].append(slot)
    opened: dict[SiteId, list[int]] = defaultdict(list)
    for (site, slot), var in doors.open.items():
        if value(var):
            opened[site].append(slot)
    shifts = [
        Shift(agent=agent, site=site, start=slots.instant(first), end=slots.instant(end))
        for (agent, site), cells in on.items()
        for first, end in _runs(cells)
    ]
    openings = [
        Opening(site=site, start=slots.instant(first), end=slots.instant(end))
        for site, cells in opened.items()
        for first, end in _runs(cells)
    ]
    appointments = [
        *(_booked(built, items.booked[booking.appointment], booking, value) for booking in built.problem.bookings),
        *(_offered(built, item, value) for made in items.offered.values() for item in made if value(item.there)),
    ]
    return Roster(
        basin=built.problem.basin,
        week=built.problem.week,
        status="optimal" if all(rung.value == rung.bound for rung in rungs) else "feasible",
        shifts=tuple(sorted(shifts, key=lambda shift: (shift.agent, shift.start))),
        openings=tuple(sorted(openings, key=lambda opening: (opening.site, opening.start))),
        appointments=tuple(sorted(appointments, key=lambda each: (each.site, each.start, each.id))),
        objective=rungs,
    )


def _runs(cells: Iterable[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for slot in sorted(cells):
        if runs and runs[-1][1] == slot:
            runs[-1] = (runs[-1][0], slot + 1)
        else:
            runs.append((slot, slot + 1))
    return runs


def _attending(item: Item, value: Value) -> AgentId | None:
    return next((agent for agent, var in item.attended.items() if value(var)), None)


def _offered(built: Presence, item: Item, value: Value) -> Appointment:
    start = built.slots.at_minute(item.start)
    return Appointment(
        id=AppointmentId(f"{item.site}/{item.referent.partner}/{item.referent.id}/{start.isoformat()}"),
        site=item.site,
        partner=item.referent.partner,
        referent=item.referent.id,
        agent=_attending(item, value),
        start=start,
        end=built.slots.at_minute(item.start + item.length),
        modality=item.referent.modality,
        state="offered",
    )


def _booked(built: Presence, items: list[Item], booking: Booking, value: Value) -> Appointment:
    chosen = next((item for item in items if value(item.there)), None)
    modality = next(each.modality for each in built.problem.referents if each.id == booking.referent)
    begins = built.slots.minute(booking.start)
    moved = chosen is not None and chosen.start != begins
    agent = None if chosen is None else _attending(chosen, value)
    if booking.start < built.problem.now:
        agent = _past_agent(built, booking)
    return Appointment(
        id=booking.appointment,
        site=booking.site,
        partner=booking.partner,
        referent=booking.referent,
        agent=agent,
        start=built.slots.at_minute(chosen.start) if chosen and moved else booking.start,
        end=built.slots.at_minute(chosen.start + chosen.length) if chosen and moved else booking.end,
        modality=modality,
        state="booked" if chosen else "withdrawn",
        previous=Interval(start=booking.start, end=booking.end) if moved else None,
    )


def _past_agent(built: Presence, booking: Booking) -> AgentId | None:
    """Who attends an appointment that began before now: whoever did, according to the baseline."""
    before = built.problem.baseline.appointments if built.problem.baseline else ()
    return next(
        (each.agent for each in before if each.start == booking.start and each.referent == booking.referent), None
    )
