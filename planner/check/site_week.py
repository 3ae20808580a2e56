"""site_week: what was announced of a site, when it can be open, who is there, and when it really is open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.check.clock import Clock
from planner.check.presence import Presence
from planner.check.spans import Span, Spans, both, clip, levels, minus, over, union
from schemas.site import Site

Levels = tuple[tuple[int, int, int], ...]
"""(start, end, how many) in order, where there is at least one."""


@dataclass(frozen=True)
class SiteWeek:
    """One site's week in a roster."""

    site: Site
    closed: frozenset[int]
    """Days of the week on which it stays shut."""
    holidays: frozenset[int]
    """Days that are public holidays."""
    openable: tuple[Spans, ...]
    """Windows of the building day by day, none joined, closed days included."""
    published: tuple[Spans, ...]
    """Windows as announced, day by day, none joined, closed days included."""
    announced: Spans
    """Announced minutes, clipped to the building's, without closed days."""
    openings: tuple[Span, ...]
    """As stated, in order."""
    past: Spans
    """When it really was open before now."""
    open: Spans
    """When it is open: before now as it really was, then as stated."""
    present: Levels
    """How many agents are really on shift."""
    core: Levels
    """How many of them hold `core`."""


@dataclass(frozen=True)
class Presences:
    """Who is at a site."""

    real: Sequence[Presence]
    """Really on shift."""
    core: Sequence[Presence]
    """Those of them who hold `core`."""
    core_before: Sequence[Span]
    """When holders of `core` really were on shift by the baseline."""


def read_site_week(
    site: Site, clock: Clock, now: int, presences: Presences, openings: Sequence[Span], last_given: Iterable[Span]
) -> SiteWeek:
    """The site's week in a roster; `last_given` are the baseline's openings."""
    closed = frozenset(day for day, date in enumerate(clock.dates) if date in site.closed_on)
    openable, published = clock.windows(site.openable_hours), clock.windows(site.published_hours)
    kept = [day for day in range(7) if day not in closed]
    announced = both(clock.week(published[day] for day in kept), clock.week(openable[day] for day in kept))
    past = history(clip(union(last_given), 0, now), presences.core_before, site.min_agents)
    return SiteWeek(
        site=site,
        closed=closed,
        holidays=frozenset(day for day, date in enumerate(clock.dates) if date in site.holidays),
        openable=openable,
        published=published,
        announced=announced,
        openings=tuple(openings),
        past=past,
        open=union((*past, *minus(union(openings), ((0, now),) if now > 0 else ()))),
        present=tuple(levels(shift.span for shift in presences.real)),
        core=tuple(levels(shift.span for shift in presences.core)),
    )


def history(openings: Spans, core: Iterable[Span], needed: int) -> Spans:
    """The minutes of the openings in which enough holders of `core` really were on shift."""
    counted = tuple(levels(core)) if openings else ()
    return union((start, end) for start, end, count in over(openings, counted) if count >= needed)
