"""strain: how much worse a place is for an offer than the best one could be, in the points of `config/offers.toml`.

What two appointments cost each other is counted once, at whichever is placed: so a move that lowers the strain of one
lowers the sum over all.
"""

from bisect import bisect
from collections.abc import Iterable, Sequence

from config.partners import Reception
from planner.core.appointments.gaps import gap_points
from planner.core.appointments.ground import Ground
from planner.core.appointments.ledger import Seat
from planner.core.facts.week import Span
from schemas.ids import ReferentId
from schemas.time import DAY_MINUTES

NOON = 13 * 60
"""Minutes after midnight from which on an appointment is in the second half of its day."""


class Strain:
    """The appointments that are seated, as those who wait and those who are served see them."""

    def __init__(self, ground: Ground, seats: Iterable[Seat]) -> None:
        self._ground = ground
        self._weights = ground.facts.figures.offers.weights
        self._lines: dict[ReferentId, list[Span]] = {}
        self._served: dict[tuple[str, str], list[int]] = {}
        for seat in seats:
            self.add(seat)

    def add(self, seat: Seat) -> None:
        """Take a seat in."""
        line = self._lines.setdefault(seat.referent, [])
        line.insert(bisect(line, seat.span), seat.span)
        self._served.setdefault((seat.want.site, seat.want.partner), []).append(seat.start)

    def remove(self, seat: Seat) -> None:
        """Take a seat out."""
        self._lines[seat.referent].remove(seat.span)
        self._served[seat.want.site, seat.want.partner].remove(seat.start)

    def line(self, referent: ReferentId) -> Sequence[Span]:
        """When a referent is taken, in order."""
        return self._lines.get(referent, ())

    def reception(self, seat: Seat) -> Reception:
        """How the partner of a seat receives."""
        return self._ground.facts.figures.reception(seat.want.partner)

    def of(self, seat: Seat) -> int:
        """What a seat that is not among those taken in would cost."""
        reception = self.reception(seat)
        short = max(0, reception.slot_minutes - seat.want.minutes)
        points = self._weights.short * short + self._weights.alone * hangs_on_one(self._ground, seat)
        return points + self._crowd(seat) + self._waiting(seat, reception.buffer_minutes)

    def lacks_buffer(self, seat: Seat) -> bool:
        """Whether the referent would have less than the partner's buffer before or after it."""
        buffer = self.reception(seat).buffer_minutes
        return any(a - buffer < seat.span[1] and seat.start < b + buffer for a, b in self.line(seat.referent))

    def _crowd(self, seat: Seat) -> int:
        points = 0
        for start in self._served.get((seat.want.site, seat.want.partner), ()):
            if start // DAY_MINUTES == seat.start // DAY_MINUTES:
                points += self._weights.same_day
                points += self._weights.same_half * (_late(start) == _late(seat.start))
        return points

    def _waiting(self, seat: Seat, buffer: int) -> int:
        """Buffers that lack and minutes waited, beyond those without the seat."""
        line = self.line(seat.referent)
        place = bisect(line, seat.span)
        free = self._ground.facts.free.get(seat.referent, ())
        start, end = next(((a, b) for a, b in free if a <= seat.start and seat.span[1] <= b), seat.span)
        before = [b for a, b in line[max(0, place - 1) : place] if a >= start]
        after = [a for a, b in line[place : place + 1] if b <= end]
        gaps = [seat.start - moment for moment in before] + [moment - seat.span[1] for moment in after]
        points = sum(gap_points(self._weights, gap, buffer) for gap in gaps)
        if len(gaps) == 2:
            points -= gap_points(self._weights, after[0] - before[0], buffer)
        return points


def hangs_on_one(ground: Ground, seat: Seat) -> bool:
    """Whether only one of those on shift could attend all of it."""
    if not ground.needs_agent(seat.referent):
        return False
    there = ground.attendants(seat.want.site, seat.want.partner)
    return len({agent.id for agent, (a, b) in there if a <= seat.start and seat.span[1] <= b}) < 2


def half_of(start: int) -> Span:
    """First and last minute of the half of the day that a minute lies in."""
    morning = start // DAY_MINUTES * DAY_MINUTES
    noon = morning + NOON
    return (noon, morning + DAY_MINUTES - 1) if _late(start) else (morning, noon - 1)


def _late(start: int) -> bool:
    return start % DAY_MINUTES >= NOON
