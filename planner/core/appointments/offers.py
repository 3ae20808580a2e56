"""offers: new appointments towards the targets, least choice first, in other orders where some fail."""

from collections.abc import Iterable, Sequence
from random import Random

from planner.core.appointments.bookings import ROUND, seat_old
from planner.core.appointments.capacity import Count
from planner.core.appointments.ledger import Ledger, Seat
from planner.core.appointments.wanted import Quota, QuotaKey, Want, Wanted
from planner.core.facts.week import Span, overlap
from schemas.ids import ReferentId

CROWDED = 0.7
"""A referent's time that is wanted less than this is not worth sparing."""

Place = tuple[ReferentId, Span]
"""An unbroken time of a referent at a site."""


def missing_minutes(wanted: Wanted, seats: Iterable[Seat]) -> int:
    """Missing appointments × their minutes."""
    held = wanted.counted(seat.want for seat in seats)
    return sum(max(0, q.appointments - len(held[q.key])) * q.minutes for q in wanted.quotas)


class Offering:
    """One try after another to seat offers beside seated bookings."""

    def __init__(self, ledger: Ledger, bookings: Sequence[Seat], seed: int = 0) -> None:
        self.ledger = ledger
        self.bookings = tuple(bookings)
        self.wanted = ledger.wanted
        self._random = Random(seed)  # noqa: S311 (an order to try, not a secret)
        self._urgency: dict[QuotaKey, int] = {}
        self.places = {(q.site, q.partner): _places(ledger, q) for q in self.wanted.quotas}
        self._slack = {(q.site, q.partner): self._relative_room(q) for q in self.wanted.quotas}
        crowd = self._crowding()
        for places in self.places.values():
            places.sort(key=lambda place: (round(max(0.0, crowd[place] - CROWDED), 1), place[1], place[0]))

    def _relative_room(self, quota: Quota) -> float:
        """Minutes in which a target could be served, for each minute wanted."""
        places = self.places[quota.site, quota.partner]
        return sum(b - a for _, (a, b) in places) / (quota.minutes * quota.appointments)

    def _crowding(self) -> dict[Place, float]:
        """How much of each place its referent is wanted for, all sites together."""
        weights = []
        for quota in self.wanted.quotas:
            places = self.places[quota.site, quota.partner]
            room = sum(b - a for _, (a, b) in places) or 1
            weights.append((quota.minutes * quota.appointments / room, places))
        everywhere: dict[ReferentId, list[tuple[Span, float]]] = {}
        for weight, places in weights:
            for referent, span in places:
                everywhere.setdefault(referent, []).append((span, weight))
        return {
            (referent, span): sum(overlap(span, other) * weight for other, weight in everywhere[referent])
            / (span[1] - span[0])
            for _, places in weights
            for referent, span in places
        }

    def seats(self, ledger: Ledger, counts: Iterable[Count] = (), *, keep_old: bool, step: int = ROUND) -> list[Seat]:
        """Seats of bookings and offers, written into the ledger: slots on offer, then counts, then what still lacks."""
        seats = list(self.bookings)
        if keep_old:
            seats += seat_old(ledger, seats)
        seats += self._counted(ledger, counts, seats, step)
        held = self.wanted.counted(seat.want for seat in seats)
        for quota in sorted(self.wanted.quotas, key=self._rank):
            seats += self._towards(ledger, quota, held[quota.key], step)
        return seats

    def _rank(self, quota: Quota) -> tuple[int, float]:
        """Targets that failed before come first, then those with least choice."""
        key = (quota.site, quota.partner)
        return -self._urgency.get(key, 0), self._slack[key]

    def _counted(self, ledger: Ledger, counts: Iterable[Count], seats: Sequence[Seat], step: int) -> list[Seat]:
        """Offers where a counting put them, as far as they fit; what must end first comes first."""
        held = self.wanted.counted(seat.want for seat in seats)
        lacking = {(q.site, q.partner): list(self.wanted.lacking(q, held[q.key])) for q in self.wanted.quotas}
        found: list[Seat] = []
        for claim, referent, span, number in sorted(counts, key=lambda count: (count[2][1], count[2][0], count[1])):
            queue = lacking[claim.site, claim.quotas[0].partner] if claim.booking is None else []
            for want in queue[:number]:
                seat = ledger.earliest(want, referent, span, step)
                if seat is not None:
                    ledger.take(seat)
                    found.append(seat)
                    queue.remove(want)
        return found

    def _towards(self, ledger: Ledger, quota: Quota, held: Sequence[Want], step: int) -> list[Seat]:
        """Offers that a target lacks beside what counts towards it, as many as find a place."""
        found: list[Seat] = []
        for want in self.wanted.lacking(quota, held):
            seat = self._first(ledger, want, step)
            if seat is None:
                key = (quota.site, quota.partner)
                self._urgency[key] = self._urgency.get(key, 0) + 1 + self._random.randrange(2)
                break
            ledger.take(seat)
            found.append(seat)
        return found

    def _first(self, ledger: Ledger, want: Want, step: int) -> Seat | None:
        places = self.places[want.site, want.partner]
        seats = (ledger.earliest(want, referent, room, step) for referent, room in places)
        return next((seat for seat in seats if seat is not None), None)


def _places(ledger: Ledger, quota: Quota) -> list[Place]:
    want = Want(quota.site, quota.partner, quota.referents, quota.minutes)
    return [(referent, room) for referent in quota.referents for room in ledger.ground.fitting(want, referent)]


def lost_slots(ledger: Ledger, seats: Sequence[Seat]) -> int:
    """Slots on offer that the targets still ask for and that could each stand beside the bookings, but are not kept."""
    beside = Ledger(ledger.ground, ledger.wanted)
    held = [seat for seat in seats if seat.want.booking is not None]
    for seat in held:
        beside.take(seat)
    kept = {seat.want for seat in seats}
    taken, on_offer = ledger.wanted.counted(seat.want for seat in held), ledger.wanted.counted(ledger.wanted.old)
    lost = 0
    for quota in ledger.wanted.quotas:
        old = [want for want in on_offer[quota.key] if beside.at_original(want) is not None]
        lacking = quota.appointments - len(taken[quota.key])
        lost += max(0, min(lacking, len(old)) - sum(want in kept for want in old))
    return lost
