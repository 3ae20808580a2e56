"""shared: rows of sites that share people: two sites with three agents between them are never both open.

The sum of all presence only says that three agents are worth one and a half openings; at every instant it is one.
"""

from collections.abc import Iterator

from planner.core.bound.averages import Averages
from planner.core.facts.week import Span, overlap
from schemas.ids import CORE, AgentId, SiteId

MOST_SITES = 3
Present = dict[SiteId, list[tuple[AgentId, tuple[Span, ...]]]]


def shared_people(averages: Averages) -> None:
    """No more sites open at an instant than the people of all of them are enough for."""
    facts = averages.facts
    for day in range(7):
        present = _present(averages, day)
        steady = {site: _steady(averages, site, day, agents) for site, agents in present.items()}
        for sites in _groups(present):
            needed = sum(facts.sites[site].min_agents for site in sites)
            if len(frozenset[AgentId]().union(*(steady[site] for site in sites))) < needed:
                for site in sites:
                    _rows(averages, day, site, sites, present)


def _present(averages: Averages, day: int) -> Present:
    """Who of the trained agents could be at each site that can open, and when."""
    return {
        site: [
            (agent.id, averages.reach.agents.get((agent.id, site, day), ()))
            for agent, _ in averages.present(site, day, CORE)
        ]
        for site, on in averages.doors
        if on == day
    }


def _steady(
    averages: Averages, site: SiteId, day: int, agents: list[tuple[AgentId, tuple[Span, ...]]]
) -> frozenset[AgentId]:
    """Those who could be there whenever the site can open."""
    doors = averages.reach.doors[site, day]
    return frozenset(
        agent for agent, spans in agents if all(any(a <= c and d <= b for a, b in spans) for c, d in doors)
    )


def _groups(present: Present) -> Iterator[tuple[SiteId, ...]]:
    """Small sets of sites that are joined by agents they share."""
    at: dict[AgentId, set[SiteId]] = {}
    for site, agents in present.items():
        for agent, _ in agents:
            at.setdefault(agent, set()).add(site)
    beside = {site: set[SiteId]().union(*(at[agent] for agent, _ in agents)) for site, agents in present.items()}
    seen = {frozenset([site]) for site in present}
    for _ in range(MOST_SITES - 1):
        seen = {known | {other} for known in seen for site in known for other in beside[site] - known}
        yield from sorted(tuple(sorted(group)) for group in seen)


def _rows(averages: Averages, day: int, site: SiteId, sites: tuple[SiteId, ...], present: Present) -> None:
    """One row for each segment of a site: what is open of it, and of the others' segments inside it."""
    facts, model = averages.facts, averages.model
    needs = sorted(facts.sites[key].min_agents for key in sites)
    for i, span in enumerate(averages.grid.on(site, day).spans):
        people = {agent for key in sites for agent, spans in present[key] if any(overlap(span, part) for part in spans)}
        most = sum(sum(needs[: count + 1]) <= len(people) for count in range(len(needs)))
        # A sum that comes out even is already in the rows of presence.
        if most >= len(sites) or most * needs[0] == len(people):
            continue
        columns, lengths = [averages.doors[site, day] + i], [float(span[1] - span[0])]
        for other in sites:
            if other != site:
                for j, (start, end) in enumerate(averages.grid.on(other, day).spans):
                    if span[0] <= start and end <= span[1]:
                        columns.append(averages.doors[other, day] + j)
                        lengths.append(float(end - start))
        if sum(n * model.upper[c] for c, n in zip(columns, lengths, strict=True)) > most * lengths[0]:
            # At every instant at most so many of them are open: in all, so many times the segment.
            model.at_most(most * lengths[0], columns, lengths)
