"""Journeys between sites: those that are known, and an estimate for the others.

The estimate is that of schemas/road.py. A journey that comes out longer than an hour is left out: two such sites
are not worked at on one day. The report says that it is an estimate; whoever knows better writes the minutes into the
staff file.
"""

from collections.abc import Iterable
from itertools import combinations

from planner.network.sites import Counter
from planner.network.staff import Staff
from schemas.ids import SiteId
from schemas.problem import Travel
from schemas.road import LONGEST, estimated_minutes


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
