"""Hours of a site: what is announced to the public, when the building can open, and when many people come."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.instances.draws import often
from benchmarks.instances.week import WEEKDAYS, number
from schemas.site import DemandWindow, PublishedWindow, Window
from schemas.time import Day

Spans = tuple[tuple[int, int], ...]

_MORNINGS: Spans = ((510, 720), (540, 720), (510, 750), (540, 750))
_AFTERNOONS: Spans = ((810, 1020), (810, 990), (840, 1020), (810, 1050), (840, 1080))
_SATURDAYS: Spans = ((540, 720), (540, 750), (600, 750))
_LEAST, _MOST, _EXACT = 24 * 60, 36 * 60, 0.15
"""Sites announce 24 to 36 hours; about one in seven announces 24 exactly."""


@dataclass(frozen=True)
class Hours:
    """All hours of one site."""

    published: tuple[PublishedWindow, ...]
    openable: tuple[Window, ...]

    @property
    def minutes(self) -> int:
        """Minutes announced in the week."""
        return sum(window.end - window.start for window in self.published)


def ordinary(draw: Random) -> Hours:
    """A usual week: mornings every weekday, most afternoons, a lunch closure, some Saturday mornings."""
    exact = often(draw, _EXACT)
    while True:
        published = _usual_week(draw)
        minutes = sum(window.end - window.start for window in published)
        if minutes == _LEAST if exact else _LEAST <= minutes <= _MOST:
            return Hours(published, _openable(draw, published))


def long_days(draw: Random) -> Hours:
    """Days announced until 19:30, Saturdays too, in buildings open from 07:00 to 20:00, some longer still."""
    first, last = (390, 1230) if often(draw, 0.3) else (420, 1200)
    published: list[PublishedWindow] = []
    for day in WEEKDAYS:
        spans = draw.choice((((450, 1170),), ((480, 1170),), ((480, 750), (810, 1170)), ((510, 720), (840, 1170))))
        published.extend(_window(day, span) for span in spans)
    saturday = draw.choice((((480, 720),), ((540, 750), (810, 1020)), ((510, 1170),)))
    published.extend(_window(Day.SAT, span) for span in saturday)
    openable = tuple(Window(day=day, start=first, end=last) for day in (*WEEKDAYS, Day.SAT))
    return Hours(tuple(published), openable)


def antenna(draw: Random) -> Hours:
    """One to three half-days of a small counter beside a site."""
    days = sorted(draw.sample(WEEKDAYS, draw.choice((1, 2, 2, 3))), key=number)
    published = tuple(_window(day, draw.choice((*_MORNINGS[:2], *_AFTERNOONS[:2]))) for day in days)
    return Hours(published, tuple(Window(day=day, start=480, end=1110) for day in days))


def peaks(draw: Random, hours: Hours, agents: int) -> tuple[DemandWindow, ...]:
    """Up to three windows, on announced hours, in which one agent more than usual is wanted."""
    windows: dict[Day, DemandWindow] = {}
    for window in draw.sample(hours.published, min(len(hours.published), draw.randrange(4))):
        start = window.start + draw.choice((0, 30, 60))
        wanted = 3 if agents > 2 and often(draw, 0.7) else 2
        windows.setdefault(window.day, DemandWindow(day=window.day, start=start, end=start + 90, agents=wanted))
    return tuple(sorted(windows.values(), key=lambda peak: number(peak.day)))


def _usual_week(draw: Random) -> tuple[PublishedWindow, ...]:
    morning, afternoon = draw.choice(_MORNINGS), draw.choice(_AFTERNOONS)
    saturday = often(draw, 0.2)
    shut = Day.MON if saturday and often(draw, 0.5) else None
    late = draw.choice(WEEKDAYS) if often(draw, 0.3) else None
    without = draw.sample(WEEKDAYS, draw.choice((0, 1, 1, 2, 3)))
    published: list[PublishedWindow] = []
    for day in WEEKDAYS:
        if day == shut:
            continue
        published.append(_window(day, morning))
        if day not in without:
            published.append(_window(day, (afternoon[0], 1110) if day == late else afternoon))
    if saturday:
        published.append(_window(Day.SAT, draw.choice(_SATURDAYS)))
    return tuple(published)


def _openable(draw: Random, published: Sequence[PublishedWindow]) -> tuple[Window, ...]:
    split = often(draw, 0.2)
    last = draw.choice((1110, 1140, 1170))
    windows: list[Window] = []
    for day in WEEKDAYS:
        spans = ((480, 750), (780, last)) if split else ((480, last),)
        windows.extend(Window(day=day, start=start, end=end) for start, end in spans)
    if any(window.day == Day.SAT for window in published):
        windows.append(Window(day=Day.SAT, start=510, end=780))
    return tuple(windows)


def _window(day: Day, span: tuple[int, int]) -> PublishedWindow:
    return PublishedWindow(day=day, start=span[0], end=span[1])
