"""bookings: what it costs people that their appointments are withdrawn, or moved to another day, hour or site.

A move to a near site costs what a move within its site does: the day decides.
"""

from collections.abc import Iterator

from planner.check.case import Case
from schemas.ids import SiteId


def costs(case: Case) -> Iterator[tuple[SiteId, int]]:
    """What each booking costs, at its site; one that the roster does not name is withdrawn."""
    stated = {each.id: each for each in case.roster.appointments if each.state != "offered"}
    for key, booking in case.bookings.items():
        now = stated.get(key)
        if now is None or now.state == "withdrawn":
            yield booking.site, case.figures.of("bookings", "withdrawn_cost")
        elif now.site != booking.site or case.clock.minute(now.start) != case.clock.minute(booking.start):
            before, after = (each.astimezone(case.clock.zone).date() for each in (booking.start, now.start))
            name = "same_day_cost" if before == after else "other_day_cost"
            yield booking.site, case.figures.of("bookings", name)
