"""repair: the week that people were last given, made good where facts have overtaken it: the first answer of a replan.

Only the days on which something can no longer be are free, at the sites it concerns and those that share people with
them; all else stays as it was. What else the facts have changed is not looked at: nobody trusts the week unseen.
"""

from collections.abc import Mapping

from planner.core.attempts.neighbourhood import Neighbourhood, freed, merged
from planner.core.facts.agent import AgentFacts
from planner.core.facts.agent import Presence as Given
from planner.core.facts.component import Facts
from planner.core.facts.week import clipped, day_of, united, without
from planner.core.model.grid import Grid
from planner.core.search import Effort, Search
from planner.core.timetable import Door, Presence, Timetable
from schemas.ids import SiteId
from schemas.objective import Level

AT_ONCE: Mapping[Level, int] = {"label": 10_000_000, "bookings": 2_000_000, "published_hours": 100, "stability": 1}
"""One solve for all that a replan is about: a minute of closed doors weighs more than any change of a few days."""


def repaired(facts: Facts, grid: Grid, effort: Effort) -> Timetable | None:
    """The baseline's week with new shifts and openings where it has become impossible; None where that cannot be had.

    It may be unlawful where the facts have changed in other ways than that somebody cannot be where they were to be.
    """
    if facts.problem.baseline is None:
        return None
    standing, gone = parted(facts)
    week = Timetable(tuple(sorted(standing, key=lambda shift: (shift.agent, shift.start))), doors_given(facts))
    if not gone:
        return week
    free = _around(facts, week, gone)
    part, cut, scope = freed(facts, grid, week, free)
    found = Search(part, cut, scope).minimise(AT_ONCE, effort, week)
    return None if found.timetable is None else merged(week, found.timetable, facts, free)


def parted(facts: Facts) -> tuple[list[Presence], set[tuple[SiteId, int]]]:
    """The baseline's shifts that can still be; and at which sites on which days others were, or pins are new."""
    standing: list[Presence] = []
    gone: set[tuple[SiteId, int]] = set()
    for agent in facts.agents.values():
        here = [shift for shift in agent.baseline if shift[0] in facts.sites]
        can_be = [shift for shift in here if _can_be(facts, agent, shift)]
        standing += [Presence(agent.id, *shift) for shift in can_be]
        new = [pin for pin in agent.pins if pin[0] in facts.sites and pin not in here]
        gone.update((site, day_of(start)) for site, start, _ in (*new, *(s for s in here if s not in can_be)))
    return standing, gone


def _can_be(facts: Facts, agent: AgentFacts, shift: Given) -> bool:
    """Whether what is left of a shift can be worked as it was given."""
    site, start, end = shift
    if end <= facts.now:
        return True
    left = [(max(start, facts.now), end)]
    there = site in agent.sites and not without(left, facts.sites[site].windows)
    return there and not clipped(left, agent.unavailable)


def doors_given(facts: Facts) -> tuple[Door, ...]:
    """The doors as they really were until now, and as they were to be from then on."""
    baseline, week = facts.problem.baseline, facts.week
    given = () if baseline is None else baseline.openings
    to_come = [(facts.now, week.end)]
    spans = {
        site: clipped([(week.floor(o.start), week.floor(o.end)) for o in given if o.site == site], to_come)
        for site in facts.sites
    }
    return tuple(
        Door(site, *span) for site in facts.sites for span in united((*facts.past_openings[site], *spans[site]))
    )


def _around(facts: Facts, week: Timetable, gone: set[tuple[SiteId, int]]) -> Neighbourhood:
    """The days, with the sites and those that share somebody with them; nobody is half inside on such a day."""
    days = frozenset(day for _, day in gone)
    sites = {site for site, _ in gone}
    for agent in facts.agents.values():
        if not {site for site, _ in gone}.isdisjoint(agent.sites):
            sites.update(agent.sites)
    on = [(shift.agent, day_of(shift.start), shift.site) for shift in week.shifts if day_of(shift.start) in days]
    grown = True
    while grown:
        inside = {(agent, day) for agent, day, site in on if site in sites}
        beside = {site for agent, day, site in on if (agent, day) in inside} - sites
        sites |= beside
        grown = bool(beside)
    return Neighbourhood(frozenset(sites), days)
