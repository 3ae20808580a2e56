"""place: decides all appointments of some sites whose shifts and openings are settled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from planner.core.appointments.bookings import booking_cost, booking_floor, seat_bookings, seat_settled
from planner.core.appointments.ground import read_ground
from planner.core.appointments.ledger import Ledger, Seat
from planner.core.appointments.offers import Offering, lost_slots, missing_minutes
from planner.core.appointments.wanted import read_wanted
from planner.core.facts import Facts
from planner.core.timetable import Door, Placed, Presence

ROUNDS = 12
"""Orders in which offers are tried before a model is asked."""


@dataclass(frozen=True)
class Placement:
    """All appointments, what they cost, and whether nothing cheaper fits these shifts and openings."""

    appointments: tuple[Placed, ...]
    bookings_cost: int
    missing_minutes: int
    proved: bool
    """No other placement has a lower booking cost, nor, at that cost, fewer missing minutes."""


def place(facts: Facts, shifts: Sequence[Presence], doors: Sequence[Door], *, seconds: float, seed: int) -> Placement:
    """Place every booking and as many of the offers wanted as can be."""
    wanted = read_wanted(facts)
    ground = read_ground(facts, shifts, doors)
    costs = _costs(facts)
    ledger = Ledger(ground, wanted)
    seats = seat_settled(ledger)
    seats += seat_bookings(ledger)
    seats = _with_offers(ledger, seats, Random(seed), ROUNDS if seconds > 0 else 1)
    cost, missing = booking_cost(wanted, seats, costs), missing_minutes(wanted, seats)
    proved = missing == 0 and cost == booking_floor(ground, wanted, costs)
    return Placement(_placed(facts, seats), cost, missing, proved)


def _costs(facts: Facts) -> tuple[int, int, int]:
    withdrawn, other_day, same_day = (
        facts.figures.of("bookings", name) for name in ("withdrawn_cost", "other_day_cost", "same_day_cost")
    )
    return withdrawn, other_day, same_day


def _with_offers(ledger: Ledger, bookings: Sequence[Seat], random: Random, rounds: int) -> list[Seat]:
    """The best of several tries: fewest missing minutes, then most slots kept."""
    offering = Offering(ledger, bookings, random)
    best: tuple[Seat, ...] = tuple(bookings)
    score = (missing_minutes(ledger.wanted, best), len(ledger.wanted.old))
    for number in range(rounds):
        # Round times and slots kept first; then what fits most; every third try keeps the slots all the same.
        seats = offering.attempt(keep_old=number % 3 == 0, step=5 if number % 2 == 0 else 1)
        found = (missing_minutes(ledger.wanted, seats), lost_slots(ledger.ground, ledger.wanted, seats))
        if number == 0 or found < score:
            best, score = seats, found
        if score[0] == 0:
            break
    return list(best)


def _placed(facts: Facts, seats: Iterable[Seat]) -> tuple[Placed, ...]:
    found = list(seats)
    by_booking = {seat.want.booking: seat for seat in found if seat.want.booking is not None}
    placed = [_offered(facts, seat) for seat in found if seat.want.booking is None]
    for booking in facts.bookings:
        seat = by_booking.get(booking.appointment)
        original = facts.week.minute(booking.start), facts.week.minute(booking.end)
        settled = booking.start < facts.problem.now
        span = original if seat is None else seat.span
        referent = facts.referents.get(booking.referent)
        placed.append(
            Placed(
                booking=booking.appointment,
                site=booking.site,
                partner=booking.partner,
                referent=booking.referent,
                agent=None if seat is None else seat.agent,
                start=span[0],
                end=span[1],
                modality="video" if referent is None else referent.modality,
                state="withdrawn" if seat is None and not settled else "booked",
                previous=None if span == original else original,
            )
        )
    return tuple(sorted(placed, key=lambda p: (p.start, p.site, p.partner, p.referent, p.booking or "")))


def _offered(facts: Facts, seat: Seat) -> Placed:
    return Placed(
        booking=None,
        site=seat.want.site,
        partner=seat.want.partner,
        referent=seat.referent,
        agent=seat.agent,
        start=seat.span[0],
        end=seat.span[1],
        modality=facts.referents[seat.referent].modality,
        state="offered",
    )
