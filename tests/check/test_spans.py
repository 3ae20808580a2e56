"""spans: interval arithmetic is that of sets of minutes."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.check.spans import Spans, both, clip, inside, length, levels, minus, over, union

MINUTES = st.integers(0, 40)
SPANS = st.lists(st.tuples(MINUTES, MINUTES), max_size=6)


def minutes(spans: object) -> set[int]:
    """The minutes of intervals."""
    return {minute for start, end in spans for minute in range(start, end)}  # type: ignore[attr-defined]


def tidy(spans: Spans) -> bool:
    """Whether they are in order and neither overlap nor touch."""
    return all(a < b for a, b in spans) and all(x[1] < y[0] for x, y in pairwise(spans))


@given(SPANS, SPANS)
def test_union_both_and_minus(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    """As the sets of their minutes, and tidy."""
    a, b = union(one), union(other)
    assert minutes(a) == minutes(one)
    assert minutes(both(a, b)) == minutes(a) & minutes(b)
    assert minutes(minus(a, b)) == minutes(a) - minutes(b)
    assert all(tidy(each) for each in (a, both(a, b), minus(a, b)))
    assert length(a) == len(minutes(a))


@given(SPANS, MINUTES, MINUTES)
def test_clip_and_inside(one: list[tuple[int, int]], start: int, end: int) -> None:
    """Between two minutes; nothing where the end is not after the start."""
    spans = union(one)
    assert minutes(clip(spans, start, end)) == minutes(spans) & set(range(start, end))
    if start < end:
        assert inside((start, end), spans) == (set(range(start, end)) <= minutes(spans))


@given(SPANS, SPANS)
def test_levels_and_over(within: list[tuple[int, int]], counted: list[tuple[int, int]]) -> None:
    """Every minute of the windows once, with the number of intervals that hold it, in longest stretches."""
    window = union(within)
    found = list(over(window, tuple(levels(counted))))
    assert minutes((a, b) for a, b, _ in found) == minutes(window)
    for start, end, count in found:
        assert all(sum(a <= minute < b for a, b in counted) == count for minute in range(start, end))
    assert all(x[1] < y[0] or x[2] != y[2] for x, y in pairwise(found))
