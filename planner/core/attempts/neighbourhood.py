"""neighbourhood: a few sites and days of a settled week, freed again while all the rest stays as it is.

What stays is handed to the model as if it had happened: its minutes count, its rests bind, and it cannot move. The
problem that is left is small, whatever the size of the component.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from planner.core.facts.agent import AgentFacts
from planner.core.facts.component import Facts
from planner.core.facts.week import day_of, united
from planner.core.model.draft import Scope
from planner.core.model.grid import Grid
from planner.core.timetable import Door, Presence, Timetable
from schemas.ids import AgentId, SiteId

ALL_DAYS = frozenset(range(7))
NOWHERE = SiteId("")
"""The site given to agents on days on which they are kept where they are."""


@dataclass(frozen=True)
class Neighbourhood:
    """What is free: these sites on these days."""

    sites: frozenset[SiteId]
    days: frozenset[int] = ALL_DAYS

    def holds(self, site: SiteId, minute: int) -> bool:
        """Whether a presence or opening that begins then is free."""
        return site in self.sites and day_of(minute) in self.days


def neighbourhoods(facts: Facts) -> Iterator[Neighbourhood]:
    """Each site alone, each two and three that share agents, and each day over the whole component."""
    order = list(facts.sites)
    pairs = _shared(facts)
    for site in order:
        yield Neighbourhood(frozenset({site}))
    for day in range(7):
        if any(site.windows_on(day) for site in facts.sites.values()):
            yield Neighbourhood(frozenset(order), frozenset({day}))
    for pair in pairs:
        yield Neighbourhood(pair)
    triples = {one | other for one, other in combinations(pairs, 2) if len(one | other) == 3}
    yield from (Neighbourhood(triple) for triple in sorted(triples, key=sorted))


def _shared(facts: Facts) -> list[frozenset[SiteId]]:
    """Pairs of sites at which some agent may work both, each once."""
    pairs: dict[frozenset[SiteId], None] = {}
    for agent in facts.agents.values():
        for pair in combinations(agent.sites, 2):
            pairs.setdefault(frozenset(pair))
    return list(pairs)


def whole_days(week: Timetable, free: Neighbourhood) -> Neighbourhood:
    """The neighbourhood without the days on which somebody works both inside and outside it."""
    inside = {(s.agent, day_of(s.start)) for s in week.shifts if free.holds(s.site, s.start)}
    split = {day_of(s.start) for s in week.shifts if s.site not in free.sites and (s.agent, day_of(s.start)) in inside}
    return replace(free, days=free.days - split)


def freed(facts: Facts, grid: Grid, week: Timetable, free: Neighbourhood) -> tuple[Facts, Grid, Scope]:
    """The problem that is left when only the neighbourhood is free."""
    part = facts.part(free.sites)
    kept: dict[AgentId, list[Presence]] = {}
    for shift in week.shifts:
        if shift.agent in part.agents and shift.end > facts.now and not free.holds(shift.site, shift.start):
            kept.setdefault(shift.agent, []).append(shift)
    agents = {key: _with(agent, kept.get(key, [])) for key, agent in part.agents.items()}
    doors = {
        site: united(
            (
                *facts.past_openings[site],
                *((d.start, d.end) for d in week.doors if d.site == site and not free.holds(site, d.start)),
            )
        )
        for site in free.sites
    }
    taken = {(key, day_of(shift.start)): NOWHERE for key, shifts in kept.items() for shift in shifts}
    days = {key: segments for key, segments in grid.days.items() if key[0] in free.sites and key[1] in free.days}
    return replace(part, agents=agents, past_openings=doors), Grid(days, grid.full), Scope(assigned=taken, partial=True)


def _with(agent: AgentFacts, kept: list[Presence]) -> AgentFacts:
    """The agent with kept shifts as history; a shift across now stands whole instead of the part before now."""
    whole = {(shift.site, shift.start) for shift in kept}
    past = [shift for shift in agent.past if shift[:2] not in whole]
    return replace(agent, past=(*past, *((s.site, s.start, s.end) for s in kept)))


def merged(week: Timetable, part: Timetable, facts: Facts, free: Neighbourhood) -> Timetable:
    """The settled week with the neighbourhood as it was found anew."""
    members = {key for key, agent in facts.agents.items() if not free.sites.isdisjoint(agent.sites)}
    shifts = [shift for shift in week.shifts if shift.agent not in members]
    shifts += [shift for shift in part.shifts if shift.agent in members]
    doors: list[Door] = [door for door in week.doors if door.site not in free.sites]
    doors += [door for door in part.doors if door.site in free.sites]
    return Timetable(tuple(sorted(shifts, key=lambda s: (s.agent, s.start))), tuple(sorted(doors)))
