"""near: the sites so near to a booking's own that it may be held there, where its own cannot take it."""

from collections.abc import Mapping

from config.figures import Figures
from schemas.ids import ReferentId, SiteId
from schemas.partner import Booking, Referent
from schemas.problem import Problem

Journeys = Mapping[tuple[SiteId, SiteId], int]
"""Minutes from one site to another."""


def journeys_of(problem: Problem) -> Journeys:
    """Journeys both ways; what is given for one way alone counts for the other too."""
    travel = {(way.destination, way.origin): way.minutes for way in problem.travel_minutes}
    travel.update({(way.origin, way.destination): way.minutes for way in problem.travel_minutes})
    return travel


def near_sites(problem: Problem, figures: Figures, travel: Journeys, booking: Booking) -> tuple[SiteId, ...]:
    """Where else its referent receives within the journey that the figures allow, the nearest first.

    Sites of other components are among them: a booking that moves joins nobody.
    """
    referent = referent_of(problem, booking.referent)
    if referent is None or referent.partner != booking.partner:
        return ()
    limit = figures.of("bookings", "near_minutes")
    known = {site.id for site in problem.sites}
    ways = ((travel.get((booking.site, site)), site) for site in referent.sites if site in known)
    return tuple(site for minutes, site in sorted((m, s) for m, s in ways if m is not None and m <= limit))


def referent_of(problem: Problem, key: ReferentId) -> Referent | None:
    """A referent of the problem, also one who serves none of the sites that are planned together."""
    return next((referent for referent in problem.referents if referent.id == key), None)
