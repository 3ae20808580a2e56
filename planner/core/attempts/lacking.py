"""lacking: at which sites a rung of a week can still come down; to look elsewhere is to build models for nothing."""

from collections.abc import Mapping

from planner.core.attempts.neighbourhood import Neighbourhood
from planner.core.facts.component import Facts
from planner.core.facts.site import SiteFacts
from planner.core.facts.week import Span, day_of, total, without
from planner.core.timetable import Timetable
from schemas.ids import SiteId
from schemas.objective import Level


def can_gain(facts: Facts, week: Timetable, level: Level, free: Neighbourhood) -> bool:
    """Whether a neighbourhood holds a site whose part of the rung is above 0; of lower rungs, any may."""
    if level not in ("label", "published_hours"):
        return True
    doors = _doors(week, free.sites)
    lacks = _lacks_label if level == "label" else _lacks_announced
    return any(lacks(facts.sites[site], doors[site]) for site in free.sites)


def _doors(week: Timetable, sites: frozenset[SiteId]) -> Mapping[SiteId, list[Span]]:
    found: dict[SiteId, list[Span]] = {site: [] for site in sites}
    for door in week.doors:
        if door.site in found:
            found[door.site].append((door.start, door.end))
    return found


def _lacks_label(site: SiteFacts, doors: list[Span]) -> bool:
    return total(doors) < site.hours_owed or len({day_of(start) for start, _ in doors}) < site.days_owed


def _lacks_announced(site: SiteFacts, doors: list[Span]) -> bool:
    return bool(without(site.announced, doors)) or bool(without(doors, site.announced))
