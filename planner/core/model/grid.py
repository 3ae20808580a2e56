"""grid: cuts each site's openable time into segments; shifts and openings are made of whole segments.

A coarse grid cuts only where something happens (an event); the full grid cuts at every slot. What is found on a coarse
grid is lawful on the full one; what is proved on it holds for it alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from planner.core.facts.component import Facts
from planner.core.facts.week import Span, Week
from schemas.agent import Preference
from schemas.ids import SiteId

LONGEST_SEGMENT = 120
"""Minutes; events alone leave segments in which no shift could end."""
URGENT_MINUTES = 1440
"""A change is urgent if its first instant lies less than this after now."""


@dataclass(frozen=True)
class Segments:
    """The segments of one site on one day, in order."""

    spans: tuple[Span, ...]
    joined: tuple[bool, ...]
    """Whether a segment goes on where the one before ends, inside one openable window."""
    window_ends: tuple[int, ...]
    """End of the openable window that each segment lies in."""

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """Minutes of each segment."""
        return tuple(end - start for start, end in self.spans)

    def covering(self, span: Span) -> range:
        """Indexes of the segments that share a minute with a span."""
        return range(bisect_right(self._ends, span[0]), bisect_left(self._starts, span[1]))

    def beginning(self, first: int, before: int) -> range:
        """Indexes of the segments that begin from one minute on and before another."""
        return range(bisect_left(self._starts, first), bisect_left(self._starts, before))

    def ending(self, after: int, last: int) -> range:
        """Indexes of the segments that end after one minute and until another."""
        return range(bisect_right(self._ends, after), bisect_right(self._ends, last))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self.spans)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(end for _, end in self.spans)


EMPTY = Segments((), (), ())


@dataclass(frozen=True)
class Grid:
    """Segments by site and day of the week; nothing before now."""

    days: Mapping[tuple[SiteId, int], Segments]
    full: bool
    """Whether every slot is a segment."""

    def on(self, site: SiteId, day: int) -> Segments:
        """The segments of a site on a day; none where it cannot be open."""
        return self.days.get((site, day), EMPTY)

    def refined(self, facts: Facts, extra: Mapping[SiteId, Iterable[int]]) -> "Grid":
        """The same grid, cut at further minutes as well."""
        points = {key: set(extra.get(key, ())) for key in facts.sites}
        for (site, _), segments in self.days.items():
            points[site].update(p for span in segments.spans for p in span)
        return _cut(facts, points, full=self.full)


def full_grid(facts: Facts) -> Grid:
    """Every slot of every openable window."""
    slot = facts.week.slot
    points = {key: {p for a, b in site.windows for p in range(a, b + 1, slot)} for key, site in facts.sites.items()}
    return _cut(facts, points, full=True)


def whole_week_grid(facts: Facts) -> Grid:
    """Every slot of all seven days, openable or not: for asking the rules about rosters no search would propose."""
    slot = facts.week.slot
    days: dict[tuple[SiteId, int], Segments] = {}
    for key in facts.sites:
        for day in range(7):
            first, end = facts.week.span(day)
            start = max(first, facts.now)
            spans = tuple((p, p + slot) for p in range(start, end, slot))
            if spans:
                days[key, day] = Segments(spans, tuple(i > 0 for i in range(len(spans))), (end,) * len(spans))
    return Grid(days, full=True)


def event_grid(facts: Facts, longest: int = LONGEST_SEGMENT) -> Grid:
    """Cut where something begins or ends, and so that no segment is longer than `longest` minutes."""
    points = {key: _events(facts, key) for key in facts.sites}
    for key, site in facts.sites.items():
        for window in site.windows:
            points[key].update(_filling(points[key], window, longest, facts.week.slot))
    return _cut(facts, points, full=False)


def _events(facts: Facts, key: SiteId) -> set[int]:
    site, week = facts.sites[key], facts.week
    points = {p for span in (*site.announced_windows, *((a, b) for a, b, _ in site.demand)) for p in span}
    late = facts.figures.weights.late_after_minute
    for day in range(7):
        points.add(week.wall(day, late) // week.slot * week.slot)
    for agent in facts.agents.values():
        if key not in agent.sites:
            continue
        points.update(p for span in agent.unavailable for p in span)
        points.update(p for place, a, b in (*agent.baseline, *agent.pins) if place == key for p in (a, b))
        points.update(_wishes(agent.source.preferences, week))
    for booking in facts.bookings:
        if booking.site == key:
            points.update((week.floor(booking.start), week.ceil(booking.end)))
    if facts.problem.baseline is not None:
        for opening in facts.problem.baseline.openings:
            if opening.site == key:
                points.update((week.floor(opening.start), week.floor(opening.end)))
        points.update((facts.frozen_until, facts.now + URGENT_MINUTES))
    return {p // week.slot * week.slot for p in points}


def _wishes(preferences: Iterable[Preference], week: Week) -> set[int]:
    points: set[int] = set()
    for wish in preferences:
        start, end = (week.wall(wish.day.index, minutes) for minutes in (wish.start, wish.end))
        points.update((start // week.slot * week.slot, -(-end // week.slot) * week.slot))
    return points


def _filling(points: set[int], window: Span, longest: int, slot: int) -> set[int]:
    """Points that split what is too long in a window into nearly equal parts on the grid."""
    inside = sorted({*window, *(p for p in points if window[0] < p < window[1])})
    fill: set[int] = set()
    for start, end in pairwise(inside):
        parts = -(-(end - start) // longest)
        fill.update(start + (end - start) * k // parts // slot * slot for k in range(1, parts))
    return fill


def _cut(facts: Facts, points: Mapping[SiteId, set[int]], *, full: bool) -> Grid:
    days: dict[tuple[SiteId, int], Segments] = {}
    for key, site in facts.sites.items():
        for day in range(7):
            spans: list[Span] = []
            joined: list[bool] = []
            ends: list[int] = []
            for start, end in site.windows_on(day):
                first = max(start, facts.now)
                cuts = sorted({first, end, *(p for p in points[key] if first < p < end)})
                pieces = list(pairwise(cuts)) if first < end else []
                spans.extend(pieces)
                joined.extend(index > 0 for index in range(len(pieces)))
                ends.extend(end for _ in pieces)
            if spans:
                days[key, day] = Segments(tuple(spans), tuple(joined), tuple(ends))
    return Grid(days, full)
