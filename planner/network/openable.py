"""When a building can open at all, derived from the hours that it announces.

A town hall can put its counter forward by an hour or keep it open over lunch: on each announced day, from one hour
before the first announced time to one hour after the last. It does not open on a day of which nobody was told. What
stands where a contract or a round puts it (a post office, a bus, an itinerant team, a multisite) opens at its
announced hours and at no other: there, people are moved, not hours. A staff file that knows better says so
(`openable`).
"""

from planner.network.cell import Hours
from planner.network.official_list import Kind
from schemas.time import DAY_MINUTES, Day

MARGIN = 60
"""Minutes by which a building can open earlier, and close later, than announced."""

_MOVING: frozenset[Kind] = frozenset({"bus", "multisite"})


def openable_hours(hours: dict[Day, tuple[Hours, ...]], kind: Kind, postal: bool) -> dict[Day, tuple[Hours, ...]]:
    """Windows of each day in which the building can open."""
    if postal or kind in _MOVING:
        return {day: _joined(windows) for day, windows in hours.items()}
    return {
        day: (Hours(max(0, windows[0].start - MARGIN), min(DAY_MINUTES, windows[-1].end + MARGIN)),)
        for day, windows in hours.items()
    }


def _joined(windows: tuple[Hours, ...]) -> tuple[Hours, ...]:
    """The same minutes as plain windows: a shift may run on from open doors into hours by appointment."""
    joined: list[Hours] = []
    for window in windows:
        if joined and joined[-1].end == window.start:
            joined[-1] = Hours(joined[-1].start, window.end)
        else:
            joined.append(Hours(window.start, window.end))
    return tuple(joined)
