"""Hours: windows of one day neither overlap where the public was told them nor where a building can be open."""

from collections.abc import Iterator

from schemas.faults import Fault
from schemas.part import Part
from schemas.time import Day, wall_text

Hours = tuple[int, int, int, Part]
"""Day, start and end of a window, and its place."""


def overlapping_windows(problem: Part) -> Iterator[Fault]:
    """Windows of one day of `published_hours` or of `openable_hours` do not overlap."""
    for site in problem.each("sites"):
        for key in ("published_hours", "openable_hours"):
            windows = sorted(_windows(site, key), key=lambda hours: hours[:2])
            yield from _overlapping(windows)


def _windows(site: Part, key: str) -> Iterator[Hours]:
    for window in site.each(key):
        day, start, end = window.get("day", Day), window.get("start", int), window.get("end", int)
        if day is not None and start is not None and end is not None and start < end:
            yield day.index, start, end, window


def _overlapping(windows: list[Hours]) -> Iterator[Fault]:
    longest: Hours | None = None  # of the windows so far on this day, the one that ends last
    for hours in windows:
        if longest is None or hours[0] != longest[0] or hours[1] >= longest[2]:
            longest = hours
            continue
        expected = f"no overlap with {_written(longest)} ({longest[3].pointer})"
        yield hours[3].fault(_written(hours), expected, "join the two, or shorten one")
        longest = max(longest, hours, key=lambda one: one[2])


def _written(hours: Hours) -> str:
    day, start, end, _ = hours
    return f"{list(Day)[day]} {wall_text(start)}-{wall_text(end)}"
