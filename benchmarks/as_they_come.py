"""as_they_come: slots offered without looking ahead: targets in the order of the file, each at its earliest time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from planner.core.appointments.bookings import seat_bookings, seat_settled
from planner.core.appointments.ground import Ground, read_ground
from planner.core.appointments.ledger import Ledger, Seat
from planner.core.appointments.wanted import Want, Wanted, read_wanted
from planner.core.facts.component import Facts
from planner.core.timetable import Door, Presence

STEP = 5
Offer = tuple[str, str, str, int, int]
"""Site, partner, referent, start and end of a slot on offer."""


def whole(facts: Facts, shifts: Sequence[Presence], doors: Sequence[Door]) -> Iterable[Offer]:
    """Each as long as its partner's own slots, and their buffer apart."""
    return _as_they_come(read_ground(facts, shifts, doors), read_wanted(facts), whole=True)


def close(facts: Facts, shifts: Sequence[Presence], doors: Sequence[Door]) -> Iterable[Offer]:
    """Each as short as its target asks, one right after the other: the most that this way gives."""
    return _as_they_come(read_ground(facts, shifts, doors), read_wanted(facts), whole=False)


def _as_they_come(ground: Ground, wanted: Wanted, *, whole: bool) -> Iterator[Offer]:
    ledger = Ledger(ground, wanted)
    held = [*seat_settled(ledger), *seat_bookings(ledger)]
    taken: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for seat in held:
        taken[seat.referent].append(seat.span)
    for quota in wanted.quotas:
        reception = ground.facts.figures.reception(quota.partner)
        buffer = reception.buffer_minutes if whole else 0
        minutes = max(quota.minutes, reception.slot_minutes) if whole else quota.minutes
        for want in wanted.offers(quota, [seat.want for seat in held]):
            asked = Want(want.site, want.partner, want.referents, minutes, number=want.number)
            found = next(_free(ledger, asked, taken, buffer), None)
            if found is not None:
                ledger.take(found)
                taken[found.referent].append(found.span)
                yield quota.site, quota.partner, found.referent, *found.span


def _free(ledger: Ledger, want: Want, taken: dict[str, list[tuple[int, int]]], buffer: int) -> Iterator[Seat]:
    """Lawful seats, the earliest first."""
    rooms = sorted((room, referent) for referent in want.referents for room in ledger.ground.fitting(want, referent))
    for room, referent in rooms:
        for start in range(-(-room[0] // STEP) * STEP, room[1] - want.minutes + 1, STEP):
            end = start + want.minutes
            if all(b + buffer <= start or end + buffer <= a for a, b in taken[referent]):
                seat = ledger.seat(want, referent, start)
                if seat is not None:
                    yield seat
