"""A basin as it announces itself: everybody at home in all announced hours, doors open where enough are there."""

from itertools import pairwise

from planner.core.facts.component import Facts
from planner.core.facts.week import Span, united, without
from planner.core.timetable import Door, Presence


def announced(facts: Facts) -> tuple[tuple[Presence, ...], tuple[Door, ...]]:
    """Shifts and openings, without any planning."""
    shifts = tuple(
        Presence(agent.id, agent.source.home_site, start, end)
        for agent in facts.agents.values()
        for start, end in without(facts.sites[agent.source.home_site].announced, agent.unavailable)
    )
    return shifts, tuple(Door(site, start, end) for site in facts.sites for start, end in _open(facts, site, shifts))


def _open(facts: Facts, site: str, shifts: tuple[Presence, ...]) -> tuple[Span, ...]:
    there = [s for s in shifts if s.site == site and facts.agents[s.agent].core[s.start // 1440]]
    points = sorted({point for shift in there for point in (shift.start, shift.end)})
    least = next(facts.sites[key].min_agents for key in facts.sites if key == site)
    return united(
        (a, b) for a, b in pairwise(points) if sum(shift.start <= a and b <= shift.end for shift in there) >= least
    )
