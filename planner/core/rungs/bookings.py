"""bookings: what it costs the public that appointments already taken are not kept.

Source: contract, objective 2. The roster model knows whether a booking is kept; where it is not, the least it can cost
is counted here, and what it does cost is settled when appointments are placed.
"""

from planner.core.model.booked import least_loss
from planner.core.model.draft import Draft, Sum
from schemas.objective import Level

LEVEL: Level = "bookings"


def measure(draft: Draft) -> Sum:
    """The rung as an expression to minimise."""
    return sum(((1 - booked.kept) * least_loss(draft.facts, booked.booking) for booked in draft.booked), 0)
