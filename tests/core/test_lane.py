"""lane: presence on the segments of a day, and where it starts and ends."""

from itertools import pairwise, product

import pytest
from ortools.sat.python import cp_model

from planner.core.model.grid import Segments
from planner.core.model.lane import new_lane

SPANS = ((0, 30), (30, 60), (60, 90), (120, 150), (150, 180))
SEGMENTS = Segments(SPANS, (False, True, True, False, True), (90, 90, 90, 180, 180))


@pytest.mark.parametrize("on", list(product((0, 1), repeat=5)))
def test_starts_and_ends_follow_from_presence(on: tuple[int, ...]) -> None:
    """Wherever it begins and ends in its window; the end of a window ends it."""
    model = cp_model.CpModel()
    lane = new_lane(model, SEGMENTS, None)
    for x, present in zip(lane.on, on, strict=True):
        model.add(x == present)
    solver = cp_model.CpSolver()
    assert solver.solve(model) == cp_model.OPTIMAL
    before = (0, on[0], on[1], 0, on[3])
    after = (on[1], on[2], 0, on[4], 0)
    assert [solver.value(x) for x in lane.starts] == [int(x and not y) for x, y in zip(on, before, strict=True)]
    assert [solver.value(x) for x in lane.ends] == [int(x and not y) for x, y in zip(on, after, strict=True)]


def test_what_is_carried_over_now_does_not_start() -> None:
    """It began before; the first segment of the other window starts as ever."""
    model = cp_model.CpModel()
    lane = new_lane(model, SEGMENTS, -60)
    model.add(sum(lane.on) == 5)
    solver = cp_model.CpSolver()
    assert solver.solve(model) == cp_model.OPTIMAL
    assert [solver.value(x) for x in lane.starts] == [0, 0, 0, 1, 0]


def test_stretches_are_the_shortest_runs_that_are_long_enough() -> None:
    """Inside one window."""
    lane = new_lane(cp_model.CpModel(), SEGMENTS, None)
    assert list(lane.stretches(60)) == [range(2), range(1, 3), range(3, 5)]
    assert list(lane.stretches(61)) == [range(3)]
    assert list(lane.stretches(100)) == []


def test_a_run_covers_so_many_minutes_or_is_none() -> None:
    """Where the window ends too soon there is none."""
    lane = new_lane(cp_model.CpModel(), SEGMENTS, None)
    assert lane.run(0, 45) == range(2)
    assert lane.run(1, 60) == range(1, 3)
    assert lane.run(1, 61) == range(0)
    assert lane.run(3, 60) == range(3, 5)


def test_a_span_is_covered_by_all_its_segments_or_by_none() -> None:
    """A part that cannot be held leaves nothing to hold."""
    lane = new_lane(cp_model.CpModel(), SEGMENTS, None)
    assert [x.index for x in lane.covering((10, 50))] == [x.index for x in lane.on[:2]]
    assert lane.covering((60, 130)) == ()
    assert all(a.index < b.index for a, b in pairwise(lane.covering((120, 180))))
