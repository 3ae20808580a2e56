"""tidy: makes seats found by swaps or a model earlier, rounder and nearer, where that costs nothing."""

from collections.abc import Iterable

from planner.core.appointments.bookings import ROUND, nearest
from planner.core.appointments.ledger import Ledger, Seat
from planner.core.facts.week import Span
from schemas.time import DAY_MINUTES


def tidied(ledger: Ledger, seats: Iterable[Seat]) -> list[Seat]:
    """The same appointments, on the same days with the same referents, at the times that people like best.

    The ledger is empty at first and holds them all in the end.
    """
    given = sorted(seats, key=lambda seat: (seat.start, seat.want.site, seat.referent))
    for seat in given:
        ledger.take(seat)
    return [_tidy(ledger, seat) for seat in given]


def _tidy(ledger: Ledger, seat: Seat) -> Seat:
    want = seat.want
    if want in ledger.wanted.settled or seat.span == want.original:
        return seat
    ledger.give_back(seat)
    better = _earlier(ledger, seat) if want.original is None else _nearer(ledger, seat)
    ledger.take(better)
    return better


def _nearer(ledger: Ledger, seat: Seat) -> Seat:
    """A moved booking as near as can be to where it stood; on its own day if it is there."""
    found = nearest(ledger, seat.want, same_day=_day(seat.span) == seat.want.day)
    if found is None or _strays(found) > _strays(seat):
        return seat
    return found


def _strays(seat: Seat) -> int:
    return abs(_day(seat.span) - seat.want.day)


def _earlier(ledger: Ledger, seat: Seat) -> Seat:
    """An offer as early as can be on its day, on a round minute if that is not later."""
    rooms = [room for room in ledger.ground.fitting(seat.want, seat.referent) if _day(room) == _day(seat.span)]
    for step in (ROUND, 1):
        for room in rooms:
            found = ledger.earliest(seat.want, seat.referent, room, step)
            if found is not None and found.start <= seat.start:
                return found
    return seat


def _day(span: Span) -> int:
    return span[0] // DAY_MINUTES
