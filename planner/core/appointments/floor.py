"""floor: what no placement on a ground can stay below, so that a placement found by trying can be known to be best."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planner.core.appointments.capacity import Claim, Relaxed, relaxed
from planner.core.appointments.ground import Ground
from planner.core.appointments.ledger import Seat
from planner.core.appointments.wanted import Quota, Want, Wanted
from planner.core.facts.week import Span, united, without
from schemas.ids import ReferentId, SiteId


@dataclass(frozen=True)
class Floor:
    """Least points and minutes."""

    cost: int
    relaxed: Relaxed
    """Of placements whose bookings cost as little as can be."""
    by_booking: Mapping[Want, int]
    """What each booking costs in all of these; empty where that is not known."""

    @property
    def missing(self) -> int:
        """Least missing minutes of such placements."""
        return self.relaxed.missing


def read_floor(
    ground: Ground, wanted: Wanted, settled: Sequence[Seat], least: Mapping[Want, int], *, reached: int, steps: float
) -> Floor:
    """The floor under all placements; `least`: of each booking; `reached`: a booking cost that some placement has."""
    cost = sum(least.values())
    known = least if cost == reached else {}
    held = [*settled, *_held(known)]
    busy = _Busy(ground, held)
    quotas = [
        replace(q, appointments=q.appointments - sum(q.counts(seat.want) for seat in held)) for q in wanted.quotas
    ]
    quotas = [quota for quota in quotas if quota.appointments > 0]
    claims = [
        _claim(ground, busy, Want(q.site, q.partner, q.referents, q.minutes), q.appointments, [q]) for q in quotas
    ]
    claims += [
        _claim(ground, busy, option, 1, [quota for quota in quotas if quota.counts(option)])
        for want in wanted.bookings
        if known.get(want) != 0
        for option in wanted.options(want)
    ]
    phones = frozenset(key for key in ground.facts.referents if not ground.needs_station(key))
    stations = {key: site.stations for key, site in ground.facts.sites.items()}
    return Floor(cost, relaxed(claims, quotas, stations, phones, steps=steps), known)


def _held(known: Mapping[Want, int]) -> list[Seat]:
    """Bookings that every best placement keeps where they stand."""
    return [
        Seat(want, want.referents[0], None, want.original[0])
        for want, cost in known.items()
        if cost == 0 and want.original is not None
    ]


class _Busy:
    """What is taken for certain."""

    def __init__(self, ground: Ground, seats: Sequence[Seat]) -> None:
        self._referents: dict[ReferentId, list[Span]] = {}
        self._stations: dict[SiteId, list[Span]] = {}
        for seat in seats:
            self._referents.setdefault(seat.referent, []).append(seat.span)
            if ground.needs_station(seat.referent) and ground.facts.sites[seat.want.site].stations == 1:
                self._stations.setdefault(seat.want.site, []).append(seat.span)

    def spans(self, site: SiteId, referent: ReferentId, *, station: bool) -> list[Span]:
        """When a referent cannot be had at a site."""
        return [*self._referents.get(referent, ()), *(self._stations.get(site, ()) if station else ())]


def _claim(ground: Ground, busy: _Busy, want: Want, most: int, quotas: Sequence[Quota]) -> Claim:
    places = []
    for referent in want.referents:
        taken = busy.spans(want.site, referent, station=ground.needs_station(referent))
        free = without(united(ground.fitting(want, referent)), taken)
        places += [(referent, span) for span in free]
    return Claim(want.site, want.minutes, most, tuple(places), tuple(quotas), want.booking)
