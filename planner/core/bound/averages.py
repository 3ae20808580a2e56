"""averages: presence and open doors, averaged over each segment.

A roster on any grid gives a point of these columns: the share of a segment in which an agent is on shift, or doors are
open. Every row of this package holds for that point, so the least cost of a point is a lower bound for every roster.
"""

from collections.abc import Iterator
from functools import cached_property

from planner.core.bound.linear import Linear
from planner.core.bound.reach import Spans, read_reach
from planner.core.facts.agent import AgentFacts
from planner.core.facts.component import Facts
from planner.core.facts.site import SiteFacts
from planner.core.facts.week import day_of, overlap
from planner.core.model.grid import Grid, Segments
from schemas.ids import AgentId, SiteId

Item = tuple[int, int, int]
"""Start and end of a segment and the column of a presence on it."""


class Averages:
    """The columns of a component: presence, doors, and whether a site opens on a date at all."""

    def __init__(self, facts: Facts, grid: Grid) -> None:
        self.facts = facts
        self.grid = grid
        self.reach = read_reach(facts)
        self.model = Linear()
        self.presence: dict[tuple[AgentId, SiteId, int], int] = {}
        """First of the columns of an agent at a site on a day; one for each segment."""
        self.doors: dict[tuple[SiteId, int], int] = {}
        """First of the columns of a site's doors on a day; one for each segment."""
        self.opened: dict[tuple[SiteId, int], int] = {}
        """Whether a site opens on a date on which it was not open before now."""
        for key in dict.fromkeys((*self.reach.agents, *self.reach.held)):
            self._presence(key)
        for at in self.reach.doors:
            self._door(at)

    def _presence(self, key: tuple[AgentId, SiteId, int]) -> None:
        segments = self.grid.on(key[1], key[2])
        if segments.spans:
            self.presence[key] = first = self.model.columns(shares(segments, self.reach.agents.get(key, ())))
            held = self.reach.held.get(key)
            if held:
                for column, share in enumerate(shares(segments, held), start=first):
                    self.model.lower[column] = share
                    self.model.upper[column] = max(share, self.model.upper[column])

    def _door(self, at: tuple[SiteId, int]) -> None:
        segments = self.grid.on(*at)
        if segments.spans:
            self.doors[at] = self.model.columns(shares(segments, self.reach.doors[at]))
            if at[1] not in self.open_before(at[0]):
                self.opened[at] = self.model.column(integer=True)

    def open_before(self, site: SiteId) -> frozenset[int]:
        """Days on which a site was open before now."""
        return frozenset(day_of(start) for start, _ in self.facts.past_openings[site])

    def site_days(self) -> Iterator[tuple[SiteFacts, int, Segments, int]]:
        """Each site and day whose doors can open, with its segments and the first column of the doors."""
        for (site, day), first in self.doors.items():
            yield self.facts.sites[site], day, self.grid.on(site, day), first

    @cached_property
    def _present(self) -> dict[tuple[SiteId, int], list[tuple[AgentFacts, int]]]:
        found: dict[tuple[SiteId, int], list[tuple[AgentFacts, int]]] = {}
        for (agent, site, day), first in self.presence.items():
            found.setdefault((site, day), []).append((self.facts.agents[agent], first))
        return found

    def present(self, site: SiteId, day: int, skill: str | None = None) -> list[tuple[AgentFacts, int]]:
        """Agents who could be at a site on a day (holding a skill), with the first of their columns."""
        known = self._present.get((site, day), [])
        return known if skill is None else [pair for pair in known if pair[0].holds(skill, day, self.facts.week)]

    @cached_property
    def agent_days(self) -> dict[tuple[AgentId, int], list[Item]]:
        """The segments of each agent and day, over all sites, on which presence is possible, in order of start."""
        found: dict[tuple[AgentId, int], list[Item]] = {}
        for (agent, site, day), first in self.presence.items():
            items = found.setdefault((agent, day), [])
            for column, (start, end) in enumerate(self.grid.on(site, day).spans, start=first):
                if self.model.upper[column] > 0:
                    items.append((start, end, column))
        for items in found.values():
            items.sort()
        return found

    def places(self, agent: AgentId, day: int) -> list[SiteId]:
        """Where an agent could be on a day."""
        return [site for site in self.facts.agents[agent].sites if (agent, site, day) in self.presence]


def shares(segments: Segments, spans: Spans) -> list[float]:
    """The part of each segment that lies in disjoint spans."""
    return [sum(overlap(piece, span) for span in spans) / (piece[1] - piece[0]) for piece in segments.spans]
