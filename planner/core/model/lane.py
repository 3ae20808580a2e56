"""lane: the variables of one presence (an agent at a site, or an open door) along one day."""

from collections.abc import Iterator
from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.core.facts.week import Span
from planner.core.model.grid import Segments

Literal = cp_model.IntVar
"""A Boolean variable."""


@dataclass(frozen=True)
class Lane:
    """Presence on each segment of a day, where it starts and where it ends."""

    segments: Segments
    on: tuple[Literal, ...]
    starts: tuple[Literal, ...]
    """A presence begins with the segment; the first of a window: the presence itself."""
    ends: tuple[Literal, ...]
    """A presence ends with the segment."""
    carry: int | None
    """Since when a presence has been going on at the first segment, where it crosses now; None: it does not."""

    def minutes(self) -> list[tuple[Literal, int]]:
        """Each segment's presence with its length."""
        return list(zip(self.on, self.segments.lengths, strict=True))

    def run(self, index: int, minutes: int) -> range:
        """Segments from `index` on, inside its window, that a presence of so many minutes from there covers."""
        spans, ends = self.segments.spans, self.segments.window_ends
        last = index
        while last + 1 < len(spans) and spans[last][1] < spans[index][0] + minutes and self.segments.joined[last + 1]:
            last += 1
        fits = ends[index] >= spans[index][0] + minutes
        return range(index, last + 1) if fits else range(0)

    def stretches(self, minutes: int) -> Iterator[range]:
        """Shortest runs of joined segments that last `minutes` or more."""
        spans, joined = self.segments.spans, self.segments.joined
        for first in range(len(spans)):
            last = first
            while last + 1 < len(spans) and spans[last][1] - spans[first][0] < minutes and joined[last + 1]:
                last += 1
            if spans[last][1] - spans[first][0] >= minutes:
                yield range(first, last + 1)

    def covering(self, span: Span) -> tuple[Literal, ...]:
        """The presences that a span needs; empty where part of it cannot be held."""
        indexes = self.segments.covering(span)
        held = sum(min(self.segments.spans[i][1], span[1]) - max(self.segments.spans[i][0], span[0]) for i in indexes)
        return tuple(self.on[i] for i in indexes) if held == span[1] - span[0] else ()


def new_lane(model: cp_model.CpModel, segments: Segments, carry: int | None) -> Lane:
    """Variables of a lane, with starts and ends tied to the presence."""
    count = len(segments.spans)
    on = [model.new_bool_var("") for _ in range(count)]
    starts: list[Literal] = []
    ends: list[Literal] = []
    for i in range(count):
        if segments.joined[i]:
            start, end = model.new_bool_var(""), model.new_bool_var("")
            # on[i] - on[i-1] = start - end, and never both at once: touching presences are one.
            model.add(on[i] - on[i - 1] == start - end)
            model.add_bool_or(~start, ~end)
            starts.append(start)
            ends.append(end)
        else:
            if i == 0 and carry is not None:
                starts.append(model.new_constant(0))
            else:
                starts.append(on[i])
            if i > 0:
                ends.append(on[i - 1])
    if count:
        ends.append(on[-1])
    return Lane(segments, tuple(on), tuple(starts), tuple(ends), carry)
