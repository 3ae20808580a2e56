"""journey: how long the way to a site takes: as the problem says, or estimated from where the two sites lie.

The estimate is the one with which problems are made from lists. Over an hour nobody is sent.
"""

from dataclasses import dataclass

from planner.core.facts.component import Facts
from schemas.ids import SiteId
from schemas.road import LONGEST, estimated_minutes


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
