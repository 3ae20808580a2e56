"""spans: intervals of instants, in UTC: two datetimes of one zone would be compared by their wall time."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

Span = tuple[datetime, datetime]


def utc(start: datetime, end: datetime) -> Span:
    """An interval in UTC."""
    return start.astimezone(UTC), end.astimezone(UTC)


def covers(outer: Span, inner: Span) -> bool:
    """Whether one holds all of the other."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def meet(one: Span, other: Span) -> bool:
    """Whether they have a moment in common."""
    return one[0] < other[1] and other[0] < one[1]


def minus(span: Span, taken: Iterable[Span]) -> Iterator[Span]:
    """What is left of an interval, in order."""
    start, end = span
    for first, last in sorted(taken):
        if first < end and start < last:
            if start < first:
                yield start, first
            start = max(start, last)
    if start < end:
        yield start, end
