"""place: decides all appointments of some sites whose shifts and openings are settled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.core.appointments.arrange import arranged
from planner.core.appointments.bookings import Costs
from planner.core.appointments.budget import Budget
from planner.core.appointments.ground import Ground, read_ground
from planner.core.appointments.ledger import Seat
from planner.core.appointments.linked import linked
from planner.core.appointments.part import settle
from planner.core.appointments.wanted import read_wanted
from planner.core.facts.component import Facts
from planner.core.timetable import Door, Placed, Presence


@dataclass(frozen=True)
class Placement:
    """All appointments, what they cost, and whether nothing cheaper fits these shifts and openings."""

    appointments: tuple[Placed, ...]
    bookings_cost: int
    missing_minutes: int
    proved: bool
    """No other placement has a lower booking cost, nor, at that cost, fewer missing minutes."""


def place(
    facts: Facts,
    shifts: Sequence[Presence],
    doors: Sequence[Door],
    budget: Budget,
    *,
    seed: int,
    sweeps: int | None = None,
) -> Placement:
    """Place every booking and as many of the offers wanted as can be; in no time at all: as they come, in one go.

    `sweeps`: new offers stand where they are best, each looked at again so often at most (none where people wait for
    more than offers), and more are made where a target is booked up; costs are the same. None: they stand as they come.
    """
    ground = read_ground(facts, shifts, doors)
    costs = Costs(*(facts.figures.of("bookings", f"{kind}_cost") for kind in ("withdrawn", "other_day", "same_day")))
    groups = linked(ground, read_wanted(facts))
    parts = [settle(ground, wanted, costs, budget, seed) for wanted in groups]
    seats = [
        part.seats if sweeps is None else arranged(ground, wanted, part.seats, budget, sweeps=sweeps, seed=seed)
        for wanted, part in zip(groups, parts, strict=True)
    ]
    return Placement(
        appointments=_placed(ground, [seat for part in seats for seat in part]),
        bookings_cost=sum(part.cost for part in parts),
        missing_minutes=sum(part.missing for part in parts),
        proved=all(part.proved for part in parts),
    )


def _placed(ground: Ground, seats: Iterable[Seat]) -> tuple[Placed, ...]:
    facts = ground.facts
    found = list(seats)
    by_booking = {seat.want.booking: seat for seat in found if seat.want.booking is not None}
    placed = [_offered(ground, seat) for seat in found if seat.want.booking is None]
    for booking in facts.bookings:
        seat = by_booking.get(booking.appointment)
        original = facts.week.minute(booking.start), facts.week.minute(booking.end)
        site, span = (booking.site, original) if seat is None else (seat.want.site, seat.span)
        placed.append(
            Placed(
                booking=booking.appointment,
                site=site,
                partner=booking.partner,
                referent=booking.referent,
                agent=None if seat is None else seat.agent,
                start=span[0],
                end=span[1],
                modality=ground.modality(booking.referent),
                state="withdrawn" if seat is None else "booked",
                previous=None if (site, span) == (booking.site, original) else original,
            )
        )
    return tuple(sorted(placed, key=lambda p: (p.start, p.site, p.partner, p.referent, p.booking or "")))


def _offered(ground: Ground, seat: Seat) -> Placed:
    return Placed(
        booking=None,
        site=seat.want.site,
        partner=seat.want.partner,
        referent=seat.referent,
        agent=seat.agent,
        start=seat.span[0],
        end=seat.span[1],
        modality=ground.modality(seat.referent),
        state="offered",
    )
