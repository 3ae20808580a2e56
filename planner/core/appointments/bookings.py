"""bookings: keeps what was taken where it stands, else moves it as little as can be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planner.core.appointments.ground import Ground
from planner.core.appointments.ledger import Ledger, Seat
from planner.core.appointments.wanted import Want, Wanted
from planner.core.facts.week import Span
from schemas.ids import AgentId, ReferentId
from schemas.time import DAY_MINUTES

ROUND = 5
"""People are told times on multiples of this where nothing speaks against it."""


@dataclass(frozen=True)
class Costs:
    """Points of one booking that is not kept."""

    withdrawn: int
    other_day: int
    same_day: int


def seat_settled(ledger: Ledger) -> list[Seat]:
    """Bookings that begin before now, where they stand, lawful or not; what they take is taken."""
    seats = []
    for want in ledger.wanted.settled:
        if want.original is not None:
            referent = want.referents[0]
            seat = Seat(want, referent, _who_attends(ledger, want, referent, want.original), want.original[0])
            ledger.take(seat)
            seats.append(seat)
    return seats


def _who_attends(ledger: Ledger, want: Want, referent: ReferentId, span: Span) -> AgentId | None:
    if not ledger.ground.needs_agent(referent):
        return None
    usual = ledger.wanted.attended.get((referent, span[0]))
    if usual in ledger.ground.facts.agents:
        return usual
    return ledger.attendant(want, referent, span)


def seat_bookings(ledger: Ledger) -> list[Seat]:
    """Seats for bookings, and for slots on offer that need not give way to them; what has none is withdrawn."""
    seats: list[Seat] = []
    homeless: list[Want] = []
    for want in sorted(ledger.wanted.bookings, key=lambda want: _choice(ledger, want)):
        seat = ledger.at_original(want)
        if seat is None:
            homeless.append(want)
        else:
            ledger.take(seat)
            seats.append(seat)
    return seats + _move(ledger, homeless)


def _choice(ledger: Ledger, want: Want) -> tuple[int, int]:
    """How many could attend a booking where it stands, and when: those with least choice are seated first."""
    start, end = want.original or (0, 0)
    there = ledger.ground.attendants(want.site, want.partner)
    return sum(a <= start and end <= b for _, (a, b) in there), start


def _move(ledger: Ledger, homeless: Iterable[Want]) -> list[Seat]:
    """Each booking at the nearest time of the cheapest kind, beside the slots on offer rather than in their place."""
    seats: list[Seat] = []
    scarce = sorted(homeless, key=lambda want: (_room(ledger, want), want.original))
    full = with_old(ledger)
    for want in scarce:
        seat = _cheapest(ledger.wanted, want, (full, ledger))
        if seat is not None:
            ledger.take(seat)
            seats.append(seat)
            full = with_old(ledger)
    return seats


def _cheapest(wanted: Wanted, want: Want, ledgers: Sequence[Ledger]) -> Seat | None:
    """The nearest time of the cheapest kind, at its own site before any other, in the first ledger that has it."""
    tries = (
        nearest(ledger, option, same_day=same_day)
        for same_day in (True, False)
        for option in wanted.options(want)
        for ledger in ledgers
    )
    return next((seat for seat in tries if seat is not None), None)


def with_old(ledger: Ledger) -> Ledger:
    """The same ledger with the slots on offer that it leaves room for."""
    full = ledger.copy()
    for want in ledger.wanted.old:
        seat = full.at_original(want)
        if seat is not None:
            full.take(seat)
    return full


def seat_old(ledger: Ledger, seats: Iterable[Seat]) -> list[Seat]:
    """Slots on offer that stay as they are, as far as the targets still ask for them."""
    lacking = {(q.site, q.partner): len(ledger.wanted.offers(q, [s.want for s in seats])) for q in ledger.wanted.quotas}
    kept = []
    for want in sorted(ledger.wanted.old, key=lambda want: want.original or (0, 0)):
        seat = ledger.at_original(want) if lacking[want.site, want.partner] else None
        if seat is not None:
            lacking[want.site, want.partner] -= 1
            ledger.take(seat)
            kept.append(seat)
    return kept


def _room(ledger: Ledger, want: Want) -> int:
    """Minutes in which a booking could be held, its own site and those near it together."""
    options = ledger.wanted.options(want)
    return sum(
        b - a for each in options for referent in each.referents for a, b in ledger.ground.fitting(each, referent)
    )


def nearest(ledger: Ledger, want: Want, *, same_day: bool) -> Seat | None:
    """The nearest seat on the booking's day, or on the nearest other day at the nearest time."""
    options = sorted(
        (abs(start // DAY_MINUTES - want.day), _distance(want, start), -start, referent, start)
        for referent in want.referents
        for room in ledger.ground.fitting(want, referent)
        if (room[0] // DAY_MINUTES == want.day) == same_day
        for start in _starts(ledger, want, referent, room)
    )
    seats = (ledger.seat(want, referent, start) for *_, referent, start in options)
    return next((seat for seat in seats if seat is not None), None)


def _distance(want: Want, start: int) -> int:
    """Minutes between two times of day."""
    return abs(start % DAY_MINUTES - (want.original or (0, 0))[0] % DAY_MINUTES)


def _starts(ledger: Ledger, want: Want, referent: ReferentId, room: Span) -> Iterator[int]:
    """Starts in a room among which the nearest one is, each with the nearest round one beside it."""
    usual = room[0] // DAY_MINUTES * DAY_MINUTES + (want.original or (0, 0))[0] % DAY_MINUTES
    for point in {*ledger.around(want, referent, room), usual}:
        rounded = -(-point // ROUND) * ROUND if point > usual else point // ROUND * ROUND
        for start in {point, rounded}:
            if room[0] <= start <= room[1] - want.minutes:
                yield start


def booking_cost(wanted: Wanted, seats: Iterable[Seat], costs: Costs) -> int:
    """What withdrawn, otherwise dated and otherwise timed or placed bookings cost together."""
    seated = {seat.want.booking: seat for seat in seats}
    return sum(_cost(want, seated.get(want.booking), costs) for want in wanted.bookings)


def _cost(want: Want, seat: Seat | None, costs: Costs) -> int:
    if seat is None:
        return costs.withdrawn
    if seat.start // DAY_MINUTES != want.day:
        return costs.other_day
    return 0 if (seat.want.site, seat.span) == (want.site, want.original) else costs.same_day


def strayed(wanted: Wanted, seats: Iterable[Seat]) -> int:
    """How far bookings are from their own sites: 1 for the nearest other site, 2 for the next, and so on."""
    away = {seat.want for seat in seats if seat.want.home is not None}
    return sum(rank for want in wanted.bookings for rank, each in enumerate(wanted.options(want)) if each in away)


def least_costs(ground: Ground, wanted: Wanted, costs: Costs) -> dict[Want, int]:
    """What each booking would cost if it were alone: in no placement does it cost less."""
    empty = Ledger(ground, wanted)
    least = {}
    for want in wanted.bookings:
        seat = empty.at_original(want) or _cheapest(wanted, want, (empty,))
        least[want] = _cost(want, seat, costs)
    return least
