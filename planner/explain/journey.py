"""journey: how long the way to a site takes: as the problem says, or estimated from where the two sites lie.

The estimate is the one with which problems are made from lists (planner/network/travel.py, which nothing below it may
know): the great circle, three tenths longer, at 50 km/h, rounded up to five minutes. Over an hour nobody is sent.
"""

from dataclasses import dataclass
from math import asin, ceil, cos, radians, sin, sqrt

from planner.core.facts import Facts
from schemas.ids import SiteId
from schemas.site import Location

BEND = 1.3
"""Road over great circle."""
SPEED = 50
"""Kilometres an hour."""
STEP = 5
"""Minutes to which an estimate is rounded up."""
LONGEST = 60
"""Minutes beyond which a journey is not made within a working day."""
EARTH_KM = 6371.0


@dataclass(frozen=True)
class Way:
    """A journey between two sites."""

    minutes: int
    estimated: bool


def way(facts: Facts, origin: SiteId, destination: SiteId) -> Way | None:
    """The way between two sites; None where none is known, or it is too long."""
    known = facts.travel.get((origin, destination))
    if known is not None:
        return Way(known, estimated=False)
    places = {site.id: site.location for site in facts.problem.sites}
    one, other = places.get(origin), places.get(destination)
    if one is None or other is None:
        return None
    minutes = estimated_minutes(one, other)
    return Way(minutes, estimated=True) if minutes <= LONGEST else None


def estimated_minutes(one: Location, other: Location) -> int:
    """Minutes of the way between two places, by the rule above."""
    lat1, lat2 = radians(one.lat), radians(other.lat)
    half_lat, half_lon = (lat2 - lat1) / 2, radians(other.lon - one.lon) / 2
    chord = sin(half_lat) ** 2 + cos(lat1) * cos(lat2) * sin(half_lon) ** 2
    kilometres = 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))
    return ceil(kilometres * BEND / SPEED * 60 / STEP) * STEP
