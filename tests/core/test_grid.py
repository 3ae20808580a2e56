"""grid: segments that never leave a window, never reach back before now, and can be cut further."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from config.figures import load_figures
from planner.core.facts.component import Facts, read_facts
from planner.core.model.grid import Grid, Segments, event_grid, full_grid, whole_week_grid
from schemas.ids import SiteId
from tests.builders import ALL_WEEK, ProblemBuilder, a_problem, a_roster

S1 = SiteId("s1")
BASE = (
    a_problem()
    .with_site("s1", published="mon-fri 09:00-12:00", openable="mon-fri 08:00-12:00,12:00-18:00", closed=["thu"])
    .with_agents(2)
)


def facts_of(problem: ProblemBuilder) -> Facts:
    return read_facts(problem.build(), load_figures())


def spans(grid: Grid, day: int) -> list[tuple[str, str]]:
    """The segments of a day on the clock."""

    def wall(minute: int) -> str:
        return f"{minute % 1440 // 60:02}:{minute % 60:02}"

    return [(wall(start), wall(end)) for start, end in grid.on(S1, day).spans]


def test_the_full_grid_has_every_slot_of_every_window() -> None:
    """Two windows that touch are not joined; closed dates have none."""
    grid = full_grid(facts_of(BASE))
    assert grid.full
    assert [len(grid.on(S1, day).spans) for day in range(7)] == [40, 40, 40, 0, 40, 0, 0]
    monday = grid.on(S1, 0)
    assert set(monday.lengths) == {15}
    assert [i for i, joined in enumerate(monday.joined) if not joined] == [0, 16]
    assert {*monday.window_ends} == {720, 1080}


def test_the_grid_of_events_cuts_where_something_happens() -> None:
    """Announced hours, demand, absences, wishes, bookings; off the grid outwards; nothing is too long."""
    problem = (
        BASE.with_demand("s1", "mon 10:00-10:30", 1)
        .unavailable("a1", "mon 14:07-14:40")
        .wishing("a2", "avoid", "mon 16:05-16:35")
        .with_referent("r1", "mon 09:00-12:00")
        .with_booking("b1", "s1", "r1", "mon 11:10-11:40")
    )
    grid = event_grid(facts_of(problem), 120)
    assert not grid.full
    monday = spans(grid, 0)
    starts = [start for start, _ in monday]
    for cut in ("08:00", "09:00", "10:00", "10:30", "11:00", "11:45", "12:00", "14:00", "14:45", "16:00", "16:45"):
        assert cut in starts
    assert all(length <= 120 for length in grid.on(S1, 0).lengths)
    assert all(a[1] == b[0] for a, b in pairwise(monday))


@pytest.mark.parametrize("make", [full_grid, lambda facts: event_grid(facts, 120), whole_week_grid])
def test_nothing_lies_before_now(make: object) -> None:
    """The first segment begins at now, rounded up to the grid."""
    facts = facts_of(BASE.now("tue 10:20"))
    grid = make(facts)  # type: ignore[operator]
    assert not grid.on(S1, 0).spans
    assert grid.on(S1, 1).spans[0][0] == 1440 + 630


def test_a_shift_of_the_baseline_and_what_is_frozen_cut_as_well() -> None:
    """So that keeping it is on every grid."""
    problem = BASE.published(a_roster(BASE).shift("a1", "s1", "mon 08:45-11:15"), frozen_until="tue 13:15")
    grid = event_grid(facts_of(problem), 600)
    assert {"08:45", "11:15"} <= {wall for span in spans(grid, 0) for wall in span}
    assert "13:15" in {wall for span in spans(grid, 1) for wall in span}


def test_a_refined_grid_keeps_its_cuts_and_adds_some() -> None:
    """Inside the windows only."""
    facts = facts_of(BASE)
    grid = event_grid(facts, 120)
    finer = grid.refined(facts, {S1: [615, 700, 5 * 1440 + 600]})
    assert set(points(finer)) == {*points(grid), 615, 700}


def points(grid: Grid) -> Iterator[int]:
    """Every cut."""
    return (point for segments in grid.days.values() for span in segments.spans for point in span)


@pytest.mark.parametrize(("week", "slots"), [("2026-W49", 96), ("2026-W13", 92), ("2026-W43", 100)])
def test_a_sunday_has_as_many_slots_as_its_clock_runs(week: str, slots: int) -> None:
    """On both grids that know every slot."""
    facts = facts_of(a_problem(week=week).with_site("s1", openable=ALL_WEEK).with_agents(1))
    for grid in (full_grid(facts), whole_week_grid(facts)):
        assert [len(grid.on(S1, day).spans) for day in range(7)] == [*[96] * 6, slots]


THREE = Segments(((480, 600), (600, 720), (840, 900)), (False, True, False), (720, 720, 900))


@pytest.mark.parametrize(
    ("first", "before", "found"),
    [(480, 601, [0, 1]), (481, 600, []), (600, 840, [1]), (0, 1440, [0, 1, 2]), (901, 1440, [])],
)
def test_segments_are_found_by_their_beginning(first: int, before: int, found: list[int]) -> None:
    assert list(THREE.beginning(first, before)) == found


@pytest.mark.parametrize(
    ("after", "last", "found"), [(599, 720, [0, 1]), (600, 719, []), (600, 720, [1]), (0, 1440, [0, 1, 2])]
)
def test_segments_are_found_by_their_end(after: int, last: int, found: list[int]) -> None:
    assert list(THREE.ending(after, last)) == found
