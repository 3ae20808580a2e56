"""part: settles the appointments of sites that share referents, by trying, by swapping, and by a model at last."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.core.appointments.bookings import (
    Costs,
    booking_cost,
    least_costs,
    seat_bookings,
    seat_settled,
    strayed,
)
from planner.core.appointments.budget import Budget
from planner.core.appointments.exact import Exact
from planner.core.appointments.floor import Floor, read_floor
from planner.core.appointments.ground import Ground
from planner.core.appointments.ledger import Ledger, Seat
from planner.core.appointments.offers import Offering, lost_slots, missing_minutes
from planner.core.appointments.swaps import Swaps
from planner.core.appointments.tidy import tidied
from planner.core.appointments.wanted import Wanted

TRIES = ((True, 5), (False, 5), (False, 1), (True, 1), (False, 1), (False, 1))
"""Whether slots on offer are kept, and on multiples of how many minutes new ones begin: what people like best first."""


TRIES_A_SECOND = 10
"""How many of them there is time for."""


@dataclass(frozen=True)
class Settled:
    """Appointments of sites that share referents."""

    seats: tuple[Seat, ...]
    cost: int
    missing: int
    proved: bool


def settle(ground: Ground, wanted: Wanted, costs: Costs, budget: Budget, seed: int) -> Settled:
    """Place what a group of sites wants."""
    ledger = Ledger(ground, wanted)
    settled = seat_settled(ledger)
    booked = [*settled, *seat_bookings(ledger)]
    cost = booking_cost(wanted, booked, costs)
    least = least_costs(ground, wanted, costs)
    offering = Offering(ledger, booked, seed)
    seats = offering.seats(ledger.copy(), keep_old=True)
    score = _score(ledger, seats)
    best = not any(score) and cost == sum(least.values())
    if best or budget.at_once:
        return Settled(tuple(seats), cost, score[0], proved=best)
    floor = read_floor(ground, wanted, settled, least, reached=cost, steps=budget.steps)
    seats = tried(offering, floor, seats, TRIES[: max(1, round(TRIES_A_SECOND * budget.seconds))])
    score = _score(ledger, seats)
    least_known = [(floor.cost, floor.missing)]
    enough = score[0] == floor.missing or (budget.hurried and not cost)
    if budget.steps and not (enough and (cost, score[1:]) == (floor.cost, (0, 0))):
        found = Exact(ground, wanted, settled, costs).solve(
            seats, floor, steps=budget.steps, seed=seed, most=budget.left
        )
        budget.spend(found.steps)
        least_known.append((found.least_cost, found.least_missing))
        if found.seats is not None:
            better = booking_cost(wanted, found.seats, costs), _score(ledger, found.seats)
            if better <= (cost, score):
                seats, (cost, score) = tidied(Ledger(ground, wanted), found.seats), better
    return Settled(tuple(seats), cost, score[0], proved=(cost, score[0]) <= max(least_known))


def _score(ledger: Ledger, seats: Sequence[Seat]) -> tuple[int, int, int]:
    """Missing minutes, then how far bookings are from their own sites, then slots on offer that are lost."""
    return missing_minutes(ledger.wanted, seats), strayed(ledger.wanted, seats), lost_slots(ledger, seats)


def tried(
    offering: Offering, floor: Floor, first: Sequence[Seat] = (), tries: Sequence[tuple[bool, int]] = TRIES
) -> list[Seat]:
    """The best of several ways to seat the offers, none of them tried once no more is missing than must be."""
    best = list(first or offering.bookings)
    score = _score(offering.ledger, best)
    for keep_old, step in tries:
        if score[0] <= floor.missing:
            break
        ledger = offering.ledger.copy()
        seats = offering.seats(ledger, floor.relaxed.counts, keep_old=keep_old, step=step)
        swaps = Swaps(ledger, seats, offering.places)
        swaps.fill()
        found = _score(offering.ledger, swaps.seats)
        if found < score:
            best, score = tidied(Ledger(ledger.ground, ledger.wanted), swaps.seats), found
    return best
