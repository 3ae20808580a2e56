"""components: the parts of a basin that share no agent."""

from collections.abc import Iterable

from schemas.ids import SiteId
from schemas.problem import Problem

Part = tuple[SiteId, ...]


def components(problem: Problem) -> tuple[Part, ...]:
    """The sites of each part, parts and sites in the problem's order."""
    part: dict[SiteId, set[SiteId]] = {site.id: {site.id} for site in problem.sites}
    for agent in problem.agents:
        _join(part, [site for site in agent.sites if site in part])
    order = {site.id: index for index, site in enumerate(problem.sites)}
    joined = {id(sites): sites for sites in part.values()}
    return tuple(tuple(sorted(sites, key=order.__getitem__)) for sites in joined.values())


def _join(part: dict[SiteId, set[SiteId]], sites: Iterable[SiteId]) -> None:
    """Make the parts of some sites one."""
    parts = {id(part[site]): part[site] for site in sites}
    if len(parts) > 1:
        whole = set[SiteId]().union(*parts.values())
        part.update(dict.fromkeys(whole, whole))
