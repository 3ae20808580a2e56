"""kept: a component whose facts are those of the baseline keeps the baseline's roster."""

from planner.core.facts import Facts
from planner.core.timetable import Door, Presence, Timetable
from planner.core.week import united
from schemas.ids import SiteId
from schemas.roster import Component


def kept_week(facts: Facts, sites: frozenset[SiteId], fingerprint: str) -> tuple[Timetable, Component] | None:
    """The baseline's week of a component with what is proved of it; None where its facts have changed."""
    baseline = facts.problem.baseline
    if baseline is None:
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
