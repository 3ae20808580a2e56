"""Journeys between sites: those that are known, and an estimate for the others.

The estimate is the great circle, three tenths longer because roads bend, at 50 km/h, rounded up to five minutes. A
journey that comes out longer than an hour is left out: two such sites are not worked at on one day. It is an
estimate and says so in the report; mountain roads are slower, and whoever knows better writes the minutes into the
staff file.
"""

import math
from collections.abc import Iterable
from itertools import combinations

from planner.network.sites import Counter
from planner.network.staff import Staff
from schemas.ids import SiteId
from schemas.problem import Travel
from schemas.site import Location

BEND = 1.3
"""Road over great circle."""
SPEED = 50
"""Kilometres an hour."""
STEP = 5
"""Minutes to which an estimate is rounded up."""
LONGEST = 60
"""Minutes beyond which a journey is not made within a working day."""

_EARTH_KM = 6371.0


def kilometres(one: Location, other: Location) -> float:
    """Length of the great circle between two places."""
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    half_lat, half_lon = (lat2 - lat1) / 2, math.radians(other.lon - one.lon) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lon) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def estimated_minutes(one: Location, other: Location) -> int:
    """Minutes of the journey between two places, by the rule above."""
    return math.ceil(kilometres(one, other) * BEND / SPEED * 60 / STEP) * STEP


def journeys(staff: Staff, sites: Iterable[Counter], ids: dict[str, SiteId]) -> tuple[Travel, ...]:
    """Every journey that somebody may have to make: known ones first, then estimates."""
    known = {(way.origin, way.destination): way.minutes for way in staff.travel}
    located = {site.listed.id_fs: site.listed.location for site in sites}
    shared = {
        pair
        for person in staff.agents
        for pair in combinations(sorted({person.home_site, *person.other_sites}, key=_numeric), 2)
    }
    estimates: dict[tuple[str, str], int] = {}
    for origin, destination in sorted(shared, key=lambda pair: (_numeric(pair[0]), _numeric(pair[1]))):
        one, other = located.get(origin), located.get(destination)
        if (origin, destination) in known or (destination, origin) in known or one is None or other is None:
            continue
        if (minutes := estimated_minutes(one, other)) <= LONGEST:
            estimates[origin, destination] = minutes
    return tuple(
        Travel(origin=ids[origin], destination=ids[destination], minutes=minutes)
        for (origin, destination), minutes in {**known, **estimates}.items()
    )


def _numeric(id_fs: str) -> tuple[int, str]:
    return len(id_fs), id_fs
