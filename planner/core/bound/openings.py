"""openings: rows of the doors: how long, how often, and never without enough trained agents."""

from itertools import combinations
from math import comb

from planner.core.bound.averages import Averages
from planner.core.bound.reach import least_opening
from planner.core.facts.site import SiteFacts
from schemas.ids import CORE

MOST_SUBSETS = 40
"""More ways of leaving agents out than this are not all written down."""


def opened_days(averages: Averages) -> None:
    """Doors are open only on days on which the site opens, and then for at least the shortest opening."""
    model = averages.model
    for site, day, segments, first in averages.site_days():
        opened = averages.opened.get((site.id, day))
        if opened is None:
            continue
        for column in range(first, first + len(segments.spans)):
            if model.upper[column] > 0:
                # Open at some minute: then the site opens that day.
                model.at_most(0.0, (column, opened), (1.0, -1.0))
        least = _least(averages, site, day)
        if least:
            columns = [*range(first, first + len(segments.spans)), opened]
            # A day on which a site opens has one whole opening at least, and none was cut by now.
            model.at_least(0.0, columns, [*segments.lengths, -least])


def two_agents(averages: Averages) -> None:
    """Enough trained agents while the doors are open, whichever of them are left out of the count."""
    model = averages.model
    for site, day, segments, first in averages.site_days():
        need = site.min_agents
        trained = averages.present(site.id, day, CORE)
        for i in range(len(segments.spans)):
            if not model.upper[first + i]:
                continue
            able = [start + i for _, start in trained if model.upper[start + i] > 0]
            for gone in range(need):
                if gone and comb(len(able), gone) > MOST_SUBSETS:
                    break
                # At least `need` of them at every open minute: without any `gone` of them, `need` - `gone` remain.
                for rest in combinations(able, len(able) - gone):
                    model.at_least(0.0, (*rest, first + i), (*[1.0] * len(rest), gone - need))


def _least(averages: Averages, site: SiteFacts, day: int) -> int:
    """The shortest opening of a day; 0 on the day of now, where history may have begun it."""
    facts = averages.facts
    if facts.week.span(day)[0] < facts.now:
        return 0
    return min((least_opening(facts, site, day, span) for span in averages.reach.doors[site.id, day]), default=0)
