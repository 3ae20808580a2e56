"""costs: what placed appointments cost some of the sites: bookings not kept, and targets missed."""

from collections.abc import Collection, Sequence

from planner.core.facts.component import Facts
from planner.core.timetable import Placed
from schemas.ids import SiteId
from schemas.time import DAY_MINUTES


def booking_cost(facts: Facts, appointments: Sequence[Placed], sites: Collection[SiteId]) -> int:
    """Bookings of the sites that are withdrawn or moved, at their figures."""
    own = {booking.appointment: booking.site for booking in facts.bookings}
    cost = 0
    for placed in appointments:
        # One that moves to another site is still its own site's.
        if placed.booking is None or own[placed.booking] not in sites:
            continue
        if placed.state == "withdrawn":
            cost += facts.figures.of("bookings", "withdrawn_cost")
        elif placed.previous is not None:
            same = placed.previous[0] // DAY_MINUTES == placed.start // DAY_MINUTES
            cost += facts.figures.of("bookings", "same_day_cost" if same else "other_day_cost")
    return cost


def missing_minutes(facts: Facts, appointments: Sequence[Placed], sites: frozenset[SiteId]) -> int:
    """Appointments that the targets of some sites miss, times their minutes."""
    missing = 0
    for key in sites:
        for target in facts.sites[key].targets:
            count = sum(
                1
                for a in appointments
                if a.site == key
                and a.partner == target.partner
                and a.state != "withdrawn"
                and a.end - a.start >= target.minutes
            )
            missing += max(0, target.appointments - count) * target.minutes
    return missing
