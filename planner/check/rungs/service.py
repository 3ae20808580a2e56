"""service: agent-minutes of demand that are not met, plus the minutes of partners' appointments that are missing."""

from collections.abc import Iterator
from itertools import pairwise

from planner.check.case import Case
from planner.check.site_week import SiteWeek
from planner.check.spans import over
from schemas.ids import SiteId


def costs(case: Case) -> Iterator[tuple[SiteId, int]]:
    """What each site costs."""
    for key, site in case.sites.items():
        yield key, unmet(case, site) + missing_appointments(case, site)


def unmet(case: Case, site: SiteWeek) -> int:
    """Agent-minutes wanted and not there; of windows that overlap the largest counts."""
    missing = 0
    for start, end, wanted in demand(case, site):
        for first, last, there in over(((start, end),), site.present):
            missing += max(0, wanted - there) * (last - first)
    return missing


def demand(case: Case, site: SiteWeek) -> Iterator[tuple[int, int, int]]:
    """(start, end, agents wanted) in stretches that do not overlap, dates that stay shut left out."""
    windows = [
        (case.clock.wall(window.day.index, window.start), case.clock.wall(window.day.index, window.end), window.agents)
        for window in site.site.demand
        if window.day.index not in site.closed
    ]
    turns = sorted({minute for start, end, _ in windows for minute in (start, end)})
    for first, last in pairwise(turns):
        wanted = max((agents for start, end, agents in windows if start <= first and last <= end), default=0)
        if wanted:
            yield first, last, wanted


def missing_appointments(case: Case, site: SiteWeek) -> int:
    """Minutes of the appointments wanted with partners that are neither offered nor booked."""
    missing = 0
    for target in site.site.partner_targets:
        lengths = (
            held.end - held.start
            for held in case.held
            if held.source.site == site.site.id and held.source.partner == target.partner
        )
        found = sum(length >= target.minutes for length in lengths)
        missing += max(0, target.appointments - found) * target.minutes
    return missing
