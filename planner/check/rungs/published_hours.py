"""published_hours: announced minutes with closed doors, plus minutes open that were not announced, antennas too."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.spans import length, minus
from schemas.ids import SiteId


def costs(case: Case) -> Iterator[tuple[SiteId, int]]:
    """What each site costs."""
    for key, site in case.sites.items():
        yield key, length(minus(site.announced, site.open)) + length(minus(site.open, site.announced))
