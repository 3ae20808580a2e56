"""gaps: what the pauses of referents cost: minutes waited beyond the buffer, and minutes that a buffer lacks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from config.offers import OfferWeights
from planner.core.appointments.ground import Ground
from planner.core.appointments.ledger import Seat
from planner.core.facts.week import Span
from schemas.ids import ReferentId

Time = tuple[ReferentId, Span]
"""An unbroken time of a referent: between two of them nobody waits."""


def gap_points(weights: OfferWeights, gap: int, buffer: int) -> int:
    """What so many minutes between two appointments cost."""
    return weights.buffer * max(0, buffer - gap) + weights.hole * max(0, gap - buffer)


def line_points(ground: Ground, line: Sequence[Seat]) -> int:
    """What the gaps of one unbroken time cost, its appointments in order."""
    figures = ground.facts.figures
    gaps = ((other.start - one.span[1], figures.reception(one.want.partner)) for one, other in pairwise(line))
    return sum(gap_points(figures.offers.weights, gap, reception.buffer_minutes) for gap, reception in gaps)


def points_of_gaps(ground: Ground, seats: Iterable[Seat]) -> int:
    """What all gaps cost together."""
    return sum(line_points(ground, line) for line in lines_of(ground, seats).values())


def lines_of(ground: Ground, seats: Iterable[Seat]) -> Mapping[Time, Sequence[Seat]]:
    """The appointments in each unbroken time of a referent, in order; what stands in none is left out."""
    lines: defaultdict[Time, list[Seat]] = defaultdict(list)
    for seat in sorted(seats, key=lambda seat: seat.span):
        free = ground.facts.free.get(seat.referent, ())
        for span in free:
            if span[0] <= seat.start and seat.span[1] <= span[1]:
                lines[seat.referent, span].append(seat)
    return lines
