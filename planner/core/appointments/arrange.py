"""arrange: new offers where they are best for those who come and those who receive, without one appointment less.

What is offered already and what is booked stays; targets are met as they were before. New offers are placed anew, each
where it strains least beside the others; where one would find no place, they begin where they were. Then each is moved
to a better place, in turn, or two change places, until none gets better; a model lowers what gaps cost (`waiting`); and
more is offered where all that was asked is booked.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from planner.core.appointments.bookings import ROUND
from planner.core.appointments.budget import Budget
from planner.core.appointments.exchange import Exchange
from planner.core.appointments.gaps import points_of_gaps
from planner.core.appointments.ground import Ground
from planner.core.appointments.ledger import Ledger, Seat
from planner.core.appointments.strain import NOON, Strain
from planner.core.appointments.waiting import Waiting
from planner.core.appointments.wanted import Quota, Want, Wanted
from planner.core.facts.week import Span
from schemas.ids import ReferentId
from schemas.time import DAY_MINUTES

SWEEPS = 6
"""Times that every new offer is looked at; after two, hardly any still moves."""
GAPS_SHARE = 1 / 3
"""What the model of gaps may take of the time that is left for placing: some two seconds of a core."""

Key = tuple[int, bool, int, ReferentId]
"""Seats in the order in which they are preferred."""


def arranged(
    ground: Ground, wanted: Wanted, seats: Sequence[Seat], budget: Budget, *, sweeps: int = SWEEPS, seed: int = 0
) -> list[Seat]:
    """The same appointments with new offers at better places, and those beyond the targets that are due.

    `budget` is what the model of their gaps may take, and is spent on it; without sweeps nobody waits for that.
    """
    work = _anew(ground, wanted, seats, keep=True) or _anew(ground, wanted, seats) or _Arranging(ground, wanted, seats)
    work.sweep_until_none_moves(sweeps, budget)
    if sweeps and budget.steps and points_of_gaps(ground, work.seats) and any(seat.is_new for seat in work.seats):
        rested = Waiting(ground, wanted, work.seats).solve(steps=GAPS_SHARE * budget.steps, seed=seed, most=budget.left)
        budget.spend(rested.steps)
        work = _Arranging(ground, wanted, rested.seats)
        work.sweep_until_none_moves(sweeps, budget)
    work.offer_more()
    return work.seats


def _anew(ground: Ground, wanted: Wanted, seats: Sequence[Seat], *, keep: bool = False) -> "_Arranging | None":
    """All new offers placed one after the other, those with least room first; None where one finds no place.

    `keep`: beside what is on offer beyond the targets already, as far as it is due.
    """
    room = {
        quota: sum(b - a for r in quota.referents for a, b in ground.fitting(_first_of(quota), r))
        for quota in wanted.quotas
    }
    scarce = {(q.site, q.partner): minutes / (q.minutes * q.appointments) for q, minutes in room.items()}
    work = _Arranging(ground, wanted, [seat for seat in seats if not seat.is_new])
    if keep:
        work.keep_more()
    new = [seat.want for seat in seats if seat.is_new]
    new.sort(key=lambda want: (want.number, scarce[want.site, want.partner]))
    return work if all(work.take(want) for want in new) else None


class _Arranging:
    """Seats on their way to better ones."""

    def __init__(self, ground: Ground, wanted: Wanted, seats: Sequence[Seat]) -> None:
        self.seats = list(seats)
        self._ground = ground
        self._wanted = wanted
        self._ledger = Ledger(ground, wanted)
        self._strain = Strain(ground, seats)
        for seat in seats:
            self._ledger.take(seat)

    def take(self, want: Want) -> bool:
        """Give an offer the best place that is left; whether there is one."""
        seat = self._best(self._asked(want), self._key)
        if seat is not None:
            self._put_in(seat)
            self.seats.append(seat)
        return seat is not None

    def sweep_until_none_moves(self, most: int, budget: Budget) -> None:
        """Sweep so many times at most, and begin no sweep that the clock leaves no time for."""
        for _ in range(most):
            if budget.over or not self._sweep():
                break

    def _sweep(self) -> bool:
        """Look at every new offer once, then at every two; whether one was moved."""
        moved = False
        for index, seat in enumerate(self.seats):
            if seat.is_new:
                self._take_out(seat)
                better = self._best(self._asked(seat.want), self._key, self._key(seat)) or seat
                moved |= better != seat
                self._put_in(better)
                self.seats[index] = better
        new = [index for index, seat in enumerate(self.seats) if seat.is_new]
        return Exchange(self._ledger, self._strain).between(self.seats, new) or moved

    def keep_more(self) -> None:
        """Where a target is booked up, keep what is due beyond it and is on offer already."""
        due = {quota: self._due(quota) for quota in self._wanted.quotas}
        seated = {seat.want for seat in self.seats}
        for want in self._wanted.old:
            quota = next(quota for quota in self._wanted.quotas if quota.counts(want))
            seat = self._ledger.at_original(want) if due[quota] and want not in seated else None
            if seat is not None:
                due[quota] -= 1
                self._put_in(seat)
                self.seats.append(seat)

    def offer_more(self) -> None:
        """Where a target is booked up, keep and add what is due beyond it, one for each target in turn."""
        self.keep_more()
        due = {quota: self._due(quota) for quota in self._wanted.quotas}
        while any(due.values()):
            for quota in [quota for quota, count in due.items() if count]:
                due[quota] = due[quota] - 1 if self._one_more(quota) else 0

    def _due(self, quota: Quota) -> int:
        """Offers beyond a target that lack: none as long as one of those that it asks for is free or has no place."""
        counted = [seat.want.booking for seat in self.seats if quota.counts(seat.want)]
        booked = sum(booking is not None for booking in counted)
        extra = self._ground.facts.figures.offers.extra_slots if booked >= quota.appointments else 0
        return max(0, extra - (len(counted) - booked))

    def _one_more(self, quota: Quota) -> bool:
        want = Want(quota.site, quota.partner, quota.referents, quota.minutes, number=len(self.seats))
        own = self._ground.facts.figures.reception(quota.partner).slot_minutes
        # Beyond the targets there is no hurry: only what has its full length and its buffers.
        seat = self._best(replace(want, minutes=max(own, want.minutes)), self._unhurried)
        if seat is None:
            return False
        self._put_in(seat)
        self.seats.append(seat)
        return True

    def _asked(self, want: Want) -> Want:
        """An offer as long as its target asks, whatever it was lengthened to."""
        minutes = next(q.minutes for q in self._wanted.quotas if (q.site, q.partner) == (want.site, want.partner))
        return replace(want, minutes=minutes)

    def _key(self, seat: Seat) -> Key:
        """What is better comes first: little strain, then round and early."""
        return self._strain.of(seat), seat.start % ROUND != 0, seat.start, seat.referent

    def _unhurried(self, seat: Seat) -> Key | None:
        """The same; None where a buffer would lack."""
        return None if self._strain.lacks_buffer(seat) else self._key(seat)

    def _best(self, want: Want, key_of: Callable[[Seat], Key | None], limit: Key | None = None) -> Seat | None:
        """The lawful seat that comes first, before a limit if there is one; None where there is none."""
        own = max(self._ground.facts.figures.reception(want.partner).slot_minutes, want.minutes)
        options = []
        for minutes in sorted({own, want.minutes}, reverse=True):
            for seat in self._options(replace(want, minutes=minutes)):
                key = key_of(seat)
                if key is not None and (limit is None or key < limit):
                    options.append((key, -minutes, seat))
        options.sort(key=lambda option: option[:2])
        found = (self._ledger.seat(seat.want, seat.referent, seat.start) for *_, seat in options)
        return next((seat for seat in found if seat is not None), None)

    def _options(self, want: Want) -> Iterator[Seat]:
        """Seats worth a look, lawful or not."""
        for referent in want.referents:
            for room in self._ground.fitting(want, referent):
                starts = self._starts(want, referent, room)
                yield from (Seat(want, referent, None, start) for start in starts)

    def _starts(self, want: Want, referent: ReferentId, room: Span) -> set[int]:
        """With the room or a half of the day, and beside everything that is taken, with the buffer and without."""
        buffer = self._ground.facts.figures.reception(want.partner).buffer_minutes
        points = set(self._ledger.around(want, referent, room))
        for start, end in self._strain.line(referent):
            points.update((end + buffer, start - want.minutes - buffer))
        noon = room[0] // DAY_MINUTES * DAY_MINUTES + NOON
        points.update((noon - 1, noon))
        return {p for p in _rounded(points) if room[0] <= p <= room[1] - want.minutes}

    def _take_out(self, seat: Seat) -> None:
        self._ledger.give_back(seat)
        self._strain.remove(seat)

    def _put_in(self, seat: Seat) -> None:
        self._ledger.take(seat)
        self._strain.add(seat)


def _first_of(quota: Quota) -> Want:
    return Want(quota.site, quota.partner, quota.referents, quota.minutes)


def _rounded(points: Iterable[int]) -> Iterator[int]:
    """Each minute, and the round ones beside it."""
    for point in points:
        yield from (point, point // ROUND * ROUND, -(-point // ROUND) * ROUND)
