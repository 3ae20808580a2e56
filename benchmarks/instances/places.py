"""Where sites lie, and how long the way between them takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot
from random import Random

from schemas.ids import SiteId
from schemas.problem import Travel
from schemas.site import Location

_FARTHEST = 45
"""Minutes beyond which nobody is sent from one site to another within a day."""


@dataclass(frozen=True)
class Place:
    """A point of the basin, in kilometres."""

    east: float
    north: float

    def near(self, draw: Random, reach: float) -> "Place":
        """A point at most so far away on either axis."""
        return Place(self.east + draw.uniform(-reach, reach), self.north + draw.uniform(-reach, reach))

    def minutes_to(self, other: "Place") -> int:
        """The way by road, rounded up to five minutes."""
        minutes = 6 + 1.4 * hypot(self.east - other.east, self.north - other.north)
        return -(-round(minutes) // 5) * 5

    def location(self) -> Location:
        """Where that is on the map."""
        return Location(
            lat=round(45.0 + self.north / 111, 4),
            lon=round(5.0 + self.east / 79, 4),
            commune=f"{round(self.east) % 999:05d}",
        )


def anywhere(draw: Random) -> Place:
    """A point of a basin of 80 by 60 kilometres."""
    return Place(draw.uniform(0, 80), draw.uniform(0, 60))


def journeys(places: dict[SiteId, Place], teams: Iterable[tuple[SiteId, ...]]) -> tuple[Travel, ...]:
    """The ways that can be made within a day, between sites that some agent is shared by."""
    pairs = {(one, two) for sites in teams for one in sites for two in sites if one < two}
    ways = ((one, two, places[one].minutes_to(places[two])) for one, two in sorted(pairs))
    return tuple(Travel(origin=one, destination=two, minutes=way) for one, two, way in ways if way <= _FARTHEST)
