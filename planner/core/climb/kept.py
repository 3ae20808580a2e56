"""kept: what needs no search: a component as it was in the baseline, and the least that must stand in a week."""

from planner.core.facts.component import Facts
from planner.core.facts.week import united
from planner.core.rules.plan.frozen import is_free
from planner.core.timetable import Door, Presence, Timetable
from schemas.ids import SiteId
from schemas.roster import Component


def kept_week(facts: Facts, sites: frozenset[SiteId], fingerprint: str) -> tuple[Timetable, Component] | None:
    """The baseline's week of a component with what is proved of it; None where facts have changed, or it had none."""
    baseline = facts.problem.baseline
    if baseline is None or baseline.status == "none":
        return None
    known = next((c for c in baseline.components if frozenset(c.sites) == sites and c.fingerprint == fingerprint), None)
    if known is None:
        return None
    week = facts.week
    shifts = tuple(
        Presence(s.agent, s.site, week.floor(s.start), week.floor(s.end)) for s in baseline.shifts if s.site in sites
    )
    doors = tuple(
        Door(site, start, end)
        for site in facts.sites
        for start, end in united((week.floor(o.start), week.floor(o.end)) for o in baseline.openings if o.site == site)
    )
    return Timetable(shifts, doors), known


def bare_week(facts: Facts) -> Timetable:
    """History, pins and frozen shifts and nothing else: what is left to give where time ran out at once."""
    shifts: set[Presence] = set()
    for agent in facts.agents.values():
        held = [pin for pin in agent.pins if pin[0] in facts.sites]
        for day in range(7):
            if facts.now < facts.frozen_until and not is_free(facts, agent, day):
                # One that goes on over now is frozen as well, and stands whole.
                given = (shift for shift in agent.baseline_on(day) if shift[0] in facts.sites)
                held += [shift for shift in given if shift[2] > facts.now and shift[1] < facts.frozen_until]
        crossing = {s[:2] for s in held}
        held += [shift for shift in agent.past if shift[:2] not in crossing]
        shifts.update(Presence(agent.id, *shift) for shift in held)
    doors = tuple(Door(site, *span) for site in facts.sites for span in facts.past_openings[site])
    return Timetable(tuple(sorted(shifts)), doors)
