"""Spans: whatever has a start and an end, and that it ends after it starts."""

from collections.abc import Iterator
from datetime import datetime

from schemas.faults import Fault
from schemas.part import Part
from schemas.time import wall_text

WINDOWS = (
    ("sites", "published_hours"),
    ("sites", "openable_hours"),
    ("sites", "demand"),
    ("agents", "preferences"),
)
"""Weekly windows of wall-clock time in a problem."""

ROSTER_INTERVALS = (
    ("shifts",),
    ("openings",),
    ("appointments",),
    ("appointments", "previous"),
)
"""Intervals between instants in a roster."""

INTERVALS = (
    ("agents", "unavailable"),
    ("referents", "availability"),
    ("bookings",),
    ("pins",),
    *(("baseline", *keys) for keys in ROSTER_INTERVALS),
)
"""Intervals between instants in a problem."""

_EXPECTED = "an end after the start"
_MEND = "correct the start or the end, or take it out"


def backward_windows(problem: Part) -> Iterator[Fault]:
    """A window ends after it starts."""
    for keys in WINDOWS:
        for window in problem.each(*keys):
            start, end = window.get("start", int), window.get("end", int)
            if start is not None and end is not None and end <= start:
                yield window.fault(f"{wall_text(start)} to {wall_text(end)}", _EXPECTED, _MEND)


def backward_intervals(problem: Part) -> Iterator[Fault]:
    """An interval ends after it starts."""
    for keys in INTERVALS:
        yield from _backward(problem, keys)


def backward_in_roster(roster: Part) -> Iterator[Fault]:
    """An interval of a roster ends after it starts."""
    for keys in ROSTER_INTERVALS:
        yield from _backward(roster, keys)


def _backward(whole: Part, keys: tuple[str, ...]) -> Iterator[Fault]:
    for interval in whole.each(*keys):
        start, end = interval.get("start", datetime), interval.get("end", datetime)
        if start and end and end <= start:
            yield interval.fault(between(start, end), _EXPECTED, _MEND)


def between(start: datetime, end: datetime) -> str:
    """Two instants as a fault names them."""
    return f"{start.isoformat(timespec='seconds')} to {end.isoformat(timespec='seconds')}"
