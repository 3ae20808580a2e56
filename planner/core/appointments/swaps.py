"""swaps: seats an offer that found no place by sending one or two others elsewhere."""

from collections.abc import Iterable, Sequence

from planner.core.appointments.ledger import Ledger, Seat
from planner.core.appointments.offers import Place
from planner.core.appointments.wanted import QuotaKey, Want
from schemas.ids import ReferentId, SiteId

MOST_SENT = 2


class Swaps:
    """Seats that may be exchanged, with the ledger they are written in."""

    def __init__(self, ledger: Ledger, seats: Iterable[Seat], places: dict[QuotaKey, list[Place]]) -> None:
        self.ledger = ledger
        self._places = places
        self._by_referent: dict[ReferentId, list[Seat]] = {}
        self._by_site: dict[SiteId, list[Seat]] = {}
        self.seats: list[Seat] = []
        for seat in seats:
            self._add(seat)

    def _add(self, seat: Seat) -> None:
        self.seats.append(seat)
        self._by_referent.setdefault(seat.referent, []).append(seat)
        self._by_site.setdefault(seat.want.site, []).append(seat)

    def _remove(self, seat: Seat) -> None:
        self.seats.remove(seat)
        self._by_referent[seat.referent].remove(seat)
        self._by_site[seat.want.site].remove(seat)

    def fill(self) -> None:
        """Make places for what is still wanted, as long as that can be done."""
        for quota in self.ledger.wanted.quotas:
            for want in self.ledger.wanted.offers(quota, [seat.want for seat in self.seats]):
                if not self.insert(want):
                    break

    def insert(self, want: Want) -> bool:
        """Whether a place was made for an offer without losing another."""
        tried: set[tuple[ReferentId, tuple[int, ...]]] = set()
        for referent, room in self._places[want.site, want.partner]:
            for start in self._starts(want, referent, room):
                sent = self._in_the_way(want, referent, start)
                key = (referent, tuple(sorted(id(seat) for seat in sent)))
                if not 0 < len(sent) <= MOST_SENT or key in tried or any(not seat.is_new for seat in sent):
                    continue
                tried.add(key)
                if self._exchange(want, referent, start, sent):
                    return True
        return False

    def _starts(self, want: Want, referent: ReferentId, room: tuple[int, int]) -> list[int]:
        near = [*self._by_referent.get(referent, ()), *self._by_site.get(want.site, ())]
        points = {room[0], room[1] - want.minutes}
        for seat in near:
            points.update((seat.start, seat.span[1], seat.start - want.minutes, seat.span[1] - want.minutes))
        return sorted(p for p in points if room[0] <= p <= room[1] - want.minutes)

    def _in_the_way(self, want: Want, referent: ReferentId, start: int) -> list[Seat]:
        end = start + want.minutes
        near = [*self._by_referent.get(referent, ())]
        if self.ledger.ground.needs_station(referent):
            near += [s for s in self._by_site.get(want.site, ()) if s.referent != referent]
        return [s for s in near if s.start < end and start < s.span[1]]

    def _exchange(self, want: Want, referent: ReferentId, start: int, sent: Sequence[Seat]) -> bool:
        for seat in sent:
            self.ledger.give_back(seat)
        new = self.ledger.seat(want, referent, start)
        moved: list[Seat] = []
        if new is not None:
            self.ledger.take(new)
            for seat in sent:
                other = self._elsewhere(seat.want)
                if other is None:
                    break
                self.ledger.take(other)
                moved.append(other)
            if len(moved) == len(sent):
                for seat in sent:
                    self._remove(seat)
                for seat in (new, *moved):
                    self._add(seat)
                return True
            self.ledger.give_back(new)
        for seat in moved:
            self.ledger.give_back(seat)
        for seat in sent:
            self.ledger.take(seat)
        return False

    def _elsewhere(self, want: Want) -> Seat | None:
        places = self._places[want.site, want.partner]
        seats = (self.ledger.earliest(want, referent, room, 1) for referent, room in places)
        return next((seat for seat in seats if seat is not None), None)
