"""site: what a site's week looks like to the solver, in minutes of the week."""

from dataclasses import dataclass
from itertools import pairwise

from planner.core.facts.week import Span, Week, clipped, day_of, total, united
from schemas.ids import PartnerId, SiteId
from schemas.site import Site, Window


@dataclass(frozen=True)
class Target:
    """Appointments wanted with one partner: how many, of how many minutes."""

    partner: PartnerId
    appointments: int
    minutes: int


@dataclass(frozen=True)
class SiteFacts:
    """One site's week."""

    id: SiteId
    min_agents: int
    windows: tuple[Span, ...]
    """Openable windows on dates that are not closed; a shift or opening lies inside one of them."""
    opens: tuple[Span, ...]
    """Openable windows of the week, whatever the date."""
    closed: frozenset[int]
    """Days of the week, 0 to 6, on which the site stays shut."""
    holidays: frozenset[int]
    """Those of them that are public holidays."""
    announced: tuple[Span, ...]
    """Announced minutes, clipped to the openable windows."""
    announced_windows: tuple[Span, ...]
    """Each announced window, as announced and as clipped: an opening may be exactly one that is short."""
    demand: tuple[tuple[int, int, int], ...]
    """Disjoint (start, end, agents wanted)."""
    hours_owed: int
    """Minutes the label asks, after relief; 0 where it asks nothing."""
    days_owed: int
    """Dates the label asks, after relief."""
    stations: int
    targets: tuple[Target, ...]
    monday_opening: int | None
    """First openable minute of a Monday, whatever its date; None where Mondays are never openable."""

    def windows_on(self, day: int) -> tuple[Span, ...]:
        """The openable windows of one day of the week, 0 to 6."""
        return tuple(span for span in self.windows if day_of(span[0]) == day)


def spans_of(windows: tuple[Window, ...], week: Week, closed: frozenset[int] = frozenset()) -> tuple[Span, ...]:
    """Weekly windows as spans of the week, without those of closed days, in order."""
    spans: list[Span] = []
    for window in sorted(windows, key=lambda w: (w.day.index, w.start)):
        if window.day.index not in closed:
            start, end = (week.wall(window.day.index, minutes) for minutes in (window.start, window.end))
            # Where the clock skips an hour, a window that ends in it would overlap one that begins after it.
            start = max(start, spans[-1][1]) if spans else start
            if start < end:
                spans.append((start, end))
    return tuple(spans)


def read_site(site: Site, week: Week) -> SiteFacts:
    """What the problem says of a site, as the core needs it."""
    closed = frozenset(index for index, day in enumerate(week.dates) if day in site.closed_on)
    windows = spans_of(site.openable_hours, week, closed)
    published = spans_of(site.published_hours, week, closed)
    hours, days = _owed(site, week)
    mondays = [window.start for window in site.openable_hours if window.day.index == 0]
    return SiteFacts(
        id=site.id,
        min_agents=site.min_agents,
        windows=windows,
        opens=spans_of(site.openable_hours, week),
        closed=closed,
        holidays=frozenset(index for index, day in enumerate(week.dates) if day in site.holidays),
        announced=clipped(published, windows),
        announced_windows=tuple(sorted({*published, *(part for span in published for part in _pieces(span, windows))})),
        demand=_demand(site, week, closed),
        hours_owed=hours,
        days_owed=days,
        stations=site.stations,
        targets=tuple(Target(t.partner, t.appointments, t.minutes) for t in site.partner_targets if t.appointments),
        monday_opening=min(mondays, default=None),
    )


def _pieces(span: Span, windows: tuple[Span, ...]) -> tuple[Span, ...]:
    pieces = ((max(span[0], start), min(span[1], end)) for start, end in windows)
    return tuple(piece for piece in pieces if piece[0] < piece[1])


def _owed(site: Site, week: Week) -> tuple[int, int]:
    """Minutes and dates the label asks of the site this week, after the relief of public holidays."""
    label = site.owed_label
    if label is None:
        return 0, 0
    minutes, days = round(label.min_hours * 60), label.min_days
    holidays = {index for index, day in enumerate(week.dates) if day in site.holidays}
    if label.holiday_relief and holidays:
        published = spans_of(site.published_hours, week)
        everything = total(published)
        lost = sum(end - start for start, end in published if day_of(start) in holidays)
        days = min(days, len({day_of(start) for start, _ in published} - holidays))
        if everything:
            minutes = minutes * (everything - lost) // everything // week.slot * week.slot
    return minutes, days


def _demand(site: Site, week: Week, closed: frozenset[int]) -> tuple[tuple[int, int, int], ...]:
    wanted = [
        (week.wall(w.day.index, w.start), week.wall(w.day.index, w.end), w.agents)
        for w in site.demand
        if w.day.index not in closed and w.agents
    ]
    points = sorted({point for start, end, _ in wanted for point in (start, end)})
    steps = (
        (start, end, max((n for a, b, n in wanted if a <= start and end <= b), default=0))
        for start, end in pairwise(points)
    )
    return tuple(step for step in steps if step[2])


def announced_minutes(site: SiteFacts) -> int:
    """Announced minutes of the week, clipped and not closed."""
    return total(united(site.announced))
