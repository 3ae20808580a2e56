"""result: what a plan gives out: a week of the whole basin, and what is proved of each component."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planner.core.facts.component import Facts
from planner.core.timetable import Timetable
from schemas.ids import SiteId
from schemas.objective import Level


@dataclass(frozen=True)
class Part:
    """What one component came to."""

    sites: tuple[SiteId, ...]
    fingerprint: str
    bounds: Mapping[Level, int]
    kept: bool = False


@dataclass(frozen=True)
class Result:
    """A solved week, or the knowledge that there is none."""

    facts: Facts
    timetable: Timetable | None
    """None where pins, frozen shifts and law contradict each other."""
    parts: tuple[Part, ...]
    service_floor: int = 0
    """What service costs the basin at least, seen over all components at once."""
    contradictory: tuple[frozenset[SiteId], ...] = ()
    """Components that have no lawful week."""


@dataclass(frozen=True)
class Progress:
    """One step of a plan: a first or better week of the basin, or a rung settled everywhere."""

    result: Callable[[], Result] | None = None
    """Gives the week, its appointments placed, to whoever wants to see it."""
    level: Level | None = None
    value: int | None = None
    bound: int | None = None


OnProgress = Callable[[Progress], None]
