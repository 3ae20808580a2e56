"""sharing: the same work for several sites, so many at once, each with its part of the time that is left."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from planner.core.limits import Limits
from schemas.ids import SiteId

Told = TypeVar("Told")


def side_by_side(
    sites: Sequence[SiteId], work: Callable[[SiteId, Limits], Told], limits: Limits, workers: int
) -> dict[SiteId, Told]:
    """What the work comes to at each site; time that one leaves goes to those after it."""
    ahead = list(sites)

    def of(site: SiteId) -> Told:
        share = min(1.0, workers / len(ahead))
        ahead.remove(site)
        return work(site, Limits(limits.left * share, limits.clock))

    with ThreadPoolExecutor(max_workers=workers) as pool:
        return dict(zip(sites, pool.map(of, sites), strict=True))
