"""possible: the ground that no roster exceeds: doors open wherever enough agents are free, everybody there at once."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from planner.core.appointments.ground import Attendant, Ground
from planner.core.appointments.wanted import first_minute
from planner.core.facts.component import Facts
from planner.core.facts.site import SiteFacts
from planner.core.facts.week import WEEK_MINUTES, Span, clipped, without
from schemas.ids import SiteId
from schemas.time import DAY_MINUTES


def openable(facts: Facts) -> Mapping[SiteId, tuple[Span, ...]]:
    """When each site's building can be open."""
    return {key: site.windows for key, site in facts.sites.items()}


def announced(facts: Facts) -> Mapping[SiteId, tuple[Span, ...]]:
    """When each site says it is open; where it says nothing, when it can be."""
    return {key: site.announced or site.windows for key, site in facts.sites.items()}


def possible_ground(facts: Facts, hours: Mapping[SiteId, tuple[Span, ...]]) -> Ground:
    """The ground of the most that could be open and staffed from now on within some hours."""
    doors: dict[SiteId, tuple[Span, ...]] = {}
    presence: dict[SiteId, tuple[Attendant, ...]] = {}
    for key, site in facts.sites.items():
        to_come = clipped(hours[key], [(facts.now, WEEK_MINUTES)])
        able = [agent for agent in facts.agents.values() if key in agent.sites]
        there = [(agent, span) for agent in able for span in without(to_come, agent.unavailable)]
        presence[key] = tuple(there)
        doors[key] = _staffed(site, to_come, there)
    return Ground(facts, doors, presence, first_minute(facts))


def _staffed(site: SiteFacts, hours: Iterable[Span], there: Iterable[Attendant]) -> tuple[Span, ...]:
    """The part of some hours in which enough holders of `core` could be present."""
    spans = [span for agent, span in there if agent.core[span[0] // DAY_MINUTES]]
    points = sorted({p for span in (*spans, *hours) for p in span})
    steps = pairwise(points)
    enough = (s for s in steps if sum(a <= s[0] and s[1] <= b for a, b in spans) >= site.min_agents)
    return clipped(enough, hours)
