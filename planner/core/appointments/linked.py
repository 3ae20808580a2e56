"""linked: parts what wants a place into groups of sites that share no referent, so that each is placed by itself."""

from collections.abc import Iterable
from dataclasses import replace

from planner.core.appointments.ground import Ground
from planner.core.appointments.wanted import Want, Wanted
from schemas.ids import ReferentId, SiteId


def linked(ground: Ground, wanted: Wanted) -> tuple[Wanted, ...]:
    """The wanted of each group of sites whose appointments could want the same referent."""
    joined = _Joined()
    for quota in wanted.quotas:
        want = Want(quota.site, quota.partner, quota.referents, quota.minutes)
        joined.join(quota.site, _usable(ground, want))
    for want in wanted.bookings:
        for option in wanted.options(want):
            usable = _usable(ground, option)
            joined.join(option.site, usable)
            if usable:
                joined.unite(want.site, option.site)
    for want in wanted.settled:
        joined.join(want.site, want.referents)
    groups: dict[SiteId, set[SiteId]] = {}
    for site in ground.facts.sites:
        groups.setdefault(joined.root(site), set()).add(site)
    parts = (_part(wanted, sites) for sites in groups.values())
    return tuple(part for part in parts if part.settled or part.bookings or part.quotas)


def _usable(ground: Ground, want: Want) -> list[ReferentId]:
    return [referent for referent in want.referents if ground.fitting(want, referent)]


def _part(wanted: Wanted, sites: set[SiteId]) -> Wanted:
    return replace(
        wanted,
        settled=tuple(want for want in wanted.settled if want.site in sites),
        bookings=tuple(want for want in wanted.bookings if want.site in sites),
        quotas=tuple(quota for quota in wanted.quotas if quota.site in sites),
        old=tuple(want for want in wanted.old if want.site in sites),
    )


class _Joined:
    """Sites joined one by one through referents."""

    def __init__(self) -> None:
        self._up: dict[SiteId, SiteId] = {}
        self._first: dict[ReferentId, SiteId] = {}

    def root(self, site: SiteId) -> SiteId:
        """The site that stands for the group."""
        while (up := self._up.get(site, site)) != site:
            site = up
        return site

    def join(self, site: SiteId, referents: Iterable[ReferentId]) -> None:
        """Join a site with all others that can use one of the referents."""
        for referent in referents:
            self.unite(site, self._first.setdefault(referent, site))

    def unite(self, site: SiteId, other: SiteId) -> None:
        """Join two sites."""
        if self.root(other) != self.root(site):
            self._up[self.root(site)] = self.root(other)
