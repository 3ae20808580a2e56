"""The rungs of the objective ladder, recounted: a module's name is its rung's."""

from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from planner.check.case import Case
from planner.check.rungs import bookings, comfort, label, published_hours, service, stability
from schemas.ids import SiteId
from schemas.objective import Level


class Rung(Protocol):
    """What a module of a rung offers."""

    def costs(self, case: Case) -> Iterator[tuple[SiteId, int]]:
        """What the roster costs, each part at the site whose component bears it."""


RUNGS: Mapping[Level, Rung] = {
    "label": label,
    "bookings": bookings,
    "published_hours": published_hours,
    "stability": stability,
    "service": service,
    "comfort": comfort,
}

Costs = Mapping[Level, Mapping[SiteId, int]]
"""What each rung costs, site by site."""


def costs(case: Case) -> Costs:
    """What each rung costs, site by site."""
    found: dict[Level, dict[SiteId, int]] = {}
    for level, rung in RUNGS.items():
        sites = found.setdefault(level, {})
        for site, cost in rung.costs(case):
            sites[site] = sites.get(site, 0) + cost
    return found


def values(found: Costs, sites: Collection[SiteId] | None = None) -> dict[Level, int]:
    """The value of each rung; with `sites`, the share of these."""
    return {
        level: sum(cost for site, cost in each.items() if sites is None or site in sites)
        for level, each in found.items()
    }
