"""gap_bound: what the gaps between appointments of referents cost at least, at every minute: proved.

Of choices that offer as many, each as long, in the same half of its day and, where two could attend it, with two who
could: the rest of what offers are weighed by stays as it is.
"""

from collections.abc import Sequence

from planner.core.appointments.ground import Ground
from planner.core.appointments.ledger import Seat
from planner.core.appointments.waiting import Waiting
from planner.core.appointments.wanted import read_wanted

STEPS = 1.0
"""The solver's deterministic time: some ten seconds of a core."""


def least_points(ground: Ground, seats: Sequence[Seat]) -> int | None:
    """The bound, in points of `config/offers.toml`; None where none was found, as where bookings had to move."""
    return Waiting(ground, read_wanted(ground.facts), seats, rounded=False).solve(steps=STEPS, seed=0).least
