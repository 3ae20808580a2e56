"""exchange: two offers of one referent change places, where that is better for both together."""

from collections.abc import Sequence
from itertools import combinations

from planner.core.appointments.ledger import Ledger, Seat
from planner.core.appointments.strain import Strain


class Exchange:
    """Seats in a ledger, and what they strain."""

    def __init__(self, ledger: Ledger, strain: Strain) -> None:
        self._ledger = ledger
        self._strain = strain

    def between(self, seats: list[Seat], movable: Sequence[int]) -> bool:
        """Exchange the movable ones among some seats wherever it helps; whether any was."""
        exchanged = False
        for one, other in combinations(movable, 2):
            pair = seats[one], seats[other]
            if pair[0].referent == pair[1].referent and pair[0].want.minutes == pair[1].want.minutes:
                better = self._better(*pair)
                if better is not None:
                    seats[one], seats[other] = better
                    exchanged = True
        return exchanged

    def _better(self, one: Seat, other: Seat) -> tuple[Seat, Seat] | None:
        """The two with each other's times, written down; None, and nothing changed, where that is no better."""
        for seat in (one, other):
            self._ledger.give_back(seat)
            self._strain.remove(seat)
        before = self._together(one, other)
        first, second = self._at(one, other.start), None
        if first is not None:
            self._ledger.take(first)
            second = self._at(other, one.start)
            self._ledger.give_back(first)
        found = None
        if first is not None and second is not None and self._together(first, second) < before:
            found = first, second
        for seat in found or (one, other):
            self._ledger.take(seat)
            self._strain.add(seat)
        return found

    def _together(self, one: Seat, other: Seat) -> int:
        points = self._strain.of(one)
        self._strain.add(one)
        points += self._strain.of(other)
        self._strain.remove(one)
        return points

    def _at(self, seat: Seat, start: int) -> Seat | None:
        rooms = self._ledger.ground.fitting(seat.want, seat.referent)
        if not any(a <= start and start + seat.want.minutes <= b for a, b in rooms):
            return None
        return self._ledger.seat(seat.want, seat.referent, start)
