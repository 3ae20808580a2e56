"""spans: minutes as sorted, disjoint, half-open intervals; every check of a week is a sum over a few of them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]
"""The first minute, and the one after the last."""
Spans = tuple[Span, ...]
"""Intervals that neither overlap nor touch, in order, unless said otherwise."""


def union(spans: Iterable[Span]) -> Spans:
    """The minutes that lie in any of the intervals."""
    joined: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start <= joined[-1][1]:
            if end > joined[-1][1]:
                joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def both(one: Spans, other: Spans) -> Spans:
    """The minutes that lie in both."""
    found: list[Span] = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < end:
            found.append((start, end))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def minus(one: Spans, other: Spans) -> Spans:
    """The minutes of the first that do not lie in the second."""
    found: list[Span] = []
    for first, last in one:
        start = first
        for hole in other[max(0, bisect_right(other, (first, first)) - 1) :]:
            if hole[0] >= last:
                break
            if start < hole[0]:
                found.append((start, hole[0]))
            start = max(start, hole[1])
        if start < last:
            found.append((start, last))
    return tuple(found)


def clip(spans: Spans, start: int, end: int) -> Spans:
    """The minutes that lie between two minutes."""
    return tuple((max(start, a), min(end, b)) for a, b in spans if a < end and start < b) if start < end else ()


def length(spans: Iterable[Span]) -> int:
    """How many minutes."""
    return sum(end - start for start, end in spans)


def inside(span: Span, windows: Sequence[Span]) -> bool:
    """Whether an interval lies in one of the windows."""
    return any(start <= span[0] and span[1] <= end for start, end in windows)


def levels(spans: Iterable[Span]) -> Iterator[tuple[int, int, int]]:
    """How many intervals hold each minute: (start, end, count) in order, where it is at least one."""
    turns: dict[int, int] = {}
    for start, end in spans:
        if start < end:
            turns[start] = turns.get(start, 0) + 1
            turns[end] = turns.get(end, 0) - 1
    count, before = 0, 0
    since = 0
    for minute in sorted(turns):
        count += turns[minute]
        if count != before:
            if before:
                yield since, minute, before
            since, before = minute, count


def over(within: Spans, counted: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """The longest stretches of `within` that have one and the same count, zero included: (start, end, count)."""
    for first, last in within:
        start = first
        for a, b, count in counted:
            if b <= start or a >= last:
                continue
            if start < a:
                yield start, a, 0
            yield max(start, a), min(b, last), count
            start = min(b, last)
        if start < last:
            yield start, last, 0
