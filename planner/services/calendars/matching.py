"""matching: which seat an event takes, so that it moves in calendars instead of going and coming anew.

Of one date come first, then those that overlap most, then those whose starts are nearest. A seat that went away is
taken again only on its own date: elsewhere people should go on seeing what was cancelled.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

Span = tuple[datetime, datetime]
_NOTHING = timedelta()


@dataclass(frozen=True)
class Taken:
    """When a seat stands, and whether it is still there."""

    start: datetime
    end: datetime
    gone: bool = False


def matched(seats: Sequence[Taken], spans: Sequence[Span], zone: ZoneInfo) -> dict[int, int]:
    """For each span that finds a seat, the number of that seat; both by their places in what was given."""
    pairs = sorted(
        (_distance(seat, span, zone), number, place)
        for number, seat in enumerate(seats)
        for place, span in enumerate(spans)
        if not seat.gone or _date(seat.start, zone) == _date(span[0], zone)
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, place in pairs:
        if place not in found and number not in taken:
            found[place] = number
            taken.add(number)
    return found


def _distance(seat: Taken, span: Span, zone: ZoneInfo) -> tuple[bool, bool, timedelta, timedelta]:
    """What is smaller fits better; one that is there is taken before one that is gone."""
    common = max(_NOTHING, min(seat.end, span[1]) - max(seat.start, span[0]))
    other_date = _date(seat.start, zone) != _date(span[0], zone)
    return (other_date, seat.gone, -common, abs(seat.start - span[0]))


def _date(moment: datetime, zone: ZoneInfo) -> object:
    return moment.astimezone(zone).date()
