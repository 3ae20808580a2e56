"""openings: rows of the doors: how long, how often, and never without enough trained agents."""

from itertools import combinations
from math import comb

from planner.core.bound.averages import Averages
from planner.core.bound.reach import least_opening
from planner.core.grid import Segments
from planner.core.site_facts import SiteFacts
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


def openings_a_day(averages: Averages) -> None:
    """Doors open only so often a date."""
    model = averages.model
    cap = averages.facts.figures.of("opening.max_per_day", "openings")
    for site, day, segments, first in averages.site_days():
        rises = variation(averages, segments, first, cap)
        least = _least(averages, site, day)
        if rises and least:
            columns = [*range(first, first + len(segments.spans)), *rises]
            # Averages rise no more often than the doors open, and every opening has its least length.
            model.at_least(0.0, columns, [*segments.lengths, *[-float(least)] * len(rises)])


def variation(averages: Averages, segments: Segments, first: int, cap: int) -> list[int]:
    """Columns of how much an average rises from segment to segment, `cap` at most in all; none where that cannot bind.

    Averaging lowers variation: to every rise of the averages belongs a start of what is averaged.
    """
    model, spans = averages.model, segments.spans
    if len([i for i in range(len(spans)) if model.upper[first + i] > 0]) <= 2 * cap:
        return []
    rises = []
    for i, (start, _) in enumerate(spans):
        rise = model.column(model.upper[first + i])
        rises.append(rise)
        if i and spans[i - 1][1] == start:
            model.at_most(0.0, (first + i, first + i - 1, rise), (1.0, -1.0, -1.0))
        else:
            model.at_most(0.0, (first + i, rise), (1.0, -1.0))
    model.at_most(float(cap), rises, [1.0] * len(rises))
    return rises


def _least(averages: Averages, site: SiteFacts, day: int) -> int:
    """The shortest opening of a day; 0 on the day of now, where history may have begun it."""
    facts = averages.facts
    if facts.now // 1440 == day and facts.now % 1440:
        return 0
    return min((least_opening(facts, site, day, span) for span in averages.reach.doors[site.id, day]), default=0)
