"""Rows at their edge: what is only just lawful costs nothing, and one slot more does."""

import pytest

from config.figures import load_figures
from planner.core.bound.relaxation import lower_bound
from planner.core.facts.component import read_facts
from planner.core.model.grid import event_grid
from schemas.objective import Level
from tests.builders import ProblemBuilder, a_problem, a_roster
from tests.core.bound.asking import bound
from tests.core.bound.points import whole_windows


def coarse(level: Level, problem: ProblemBuilder, **caps: int) -> int:
    """The bound on a grid that is cut nowhere inside a window."""
    facts = read_facts(problem.build(), load_figures())
    held: dict[Level, int] = {"label": 10_000, **caps}  # type: ignore[dict-item]  # names of levels
    return lower_bound(facts, whole_windows(event_grid(facts, 120)), level, held, seconds=5.0).bound


def twice(first: str, second: str, openable: str) -> ProblemBuilder:
    """Two people, and two announced windows."""
    base = a_problem().with_site("s1", first, openable).with_agents(2)
    later = a_problem().with_site("s1", second).problem.sites[0].published_hours
    return base.changing_site("s1", published_hours=(*base.problem.sites[0].published_hours, *later))


@pytest.mark.parametrize(("evening", "missing"), [("mon 18:00-20:00", 0), ("mon 18:15-20:15", 15)])
def test_amplitude(evening: str, missing: int) -> None:
    """Twelve hours from eight in the morning; a quarter of an hour more is closed at one end."""
    found = bound("published_hours", twice("mon 08:00-11:00", evening, "mon 08:00-21:00"), label=10_000)
    assert found == missing


@pytest.mark.parametrize(("morning", "missing"), [("tue 08:00-10:00", 0), ("tue 07:45-10:00", 15)])
def test_daily_rest(morning: str, missing: int) -> None:
    """Eleven hours after nine at night, also where a segment is a whole window."""
    problem = twice("mon 18:00-21:00", morning, "mon-tue 06:00-22:00")
    assert bound("published_hours", problem, label=10_000) == missing
    assert coarse("published_hours", twice("mon 18:00-21:00", morning, "mon-tue 06:00-22:00")) <= missing
    assert coarse("published_hours", problem.changing_site("s1", openable_hours=_halves())) <= missing


def _halves() -> tuple:
    return a_problem().with_site("s1", openable="mon-tue 06:00-10:00,18:00-22:00").problem.sites[0].openable_hours


@pytest.mark.parametrize(("announced", "missing"), [("12:30-14:30", 0), ("12:15-14:15", 30), ("12:15-14:00", 45)])
def test_half_an_hour_after_a_pin(announced: str, missing: int) -> None:
    """A pin ends at noon: from half past twelve its agent can be there again, and then for two hours."""
    base = a_problem().with_site("s1", f"wed {announced}", "wed 08:00-19:00").with_agents(2)
    assert bound("published_hours", base, label=10_000) == 0
    assert bound("published_hours", base.with_pin("a1", "s1", "wed 09:00-12:00"), label=10_000) == missing


@pytest.mark.parametrize(("way", "missing"), [(30, 0), (45, 15)])
def test_the_way_from_and_to_a_pin(way: int, missing: int) -> None:
    """Half an hour between the pin and the hours announced elsewhere is just enough for half an hour's way."""
    for announced in ("wed 12:30-14:45", "wed 06:15-08:30"):
        base = a_problem().with_site("s1", "", "wed 06:00-19:00").with_site("s2", announced, announced)
        base = (
            base.with_agents(2, sites=["s1", "s2"]).with_travel("s1", "s2", way).with_pin("a1", "s1", "wed 09:00-12:00")
        )
        assert bound("published_hours", base, label=10_000) == missing


def test_four_people_are_enough_for_two_sites() -> None:
    base = a_problem().with_site("s1", "mon-fri 09:00-12:00").with_site("s2", "mon-fri 09:00-12:00")
    assert bound("published_hours", base.with_agents(4, sites=["s1", "s2"]), label=10_000) == 0


def test_wishes_on_a_coarse_grid() -> None:
    """A window to avoid, or preferred, is only a part of the only segment: the other part costs nothing."""
    base = a_problem().with_site("s1", "wed 08:00-10:00", "wed 08:00-16:00").with_agents(2, weekly=120)
    assert coarse("comfort", base.wishing("a1", "avoid", "wed 12:00-14:00", 5), published_hours=0) == 0
    assert coarse("comfort", base.wishing("a1", "prefer", "wed 08:00-10:00", 5), published_hours=0) == 0


@pytest.mark.parametrize(("now", "cost"), [("tue 10:00", 3), ("wed 07:00", 8)])
def test_the_end_of_a_shift_that_the_building_no_longer_allows(now: str, cost: int) -> None:
    """Only its last hour is lost, with 25 hours' notice or with four."""
    base = a_problem().with_site("s1", "wed 08:30-11:00", "wed 08:00-19:00").with_agents(2)
    given = a_roster(base).shift("a1", "s1", "wed 08:30-12:00")
    shut = base.changing_site(
        "s1", openable_hours=a_problem().with_site("s1", openable="wed 08:00-11:00").problem.sites[0].openable_hours
    )
    found = bound("stability", shut.now(now).published(given, frozen_until=now), label=10_000, published_hours=10_000)
    assert found == cost


def test_a_journey_is_no_break_of_a_part_timer() -> None:
    """Two hours and a quarter between two sites, 25 minutes of which are the way."""
    base = a_problem().with_site("s1", "tue 09:00-11:00", "tue 09:00-11:00").with_agents(1)
    base = base.with_site("s2", "tue 13:15-15:15", "tue 13:15-15:15").with_agents(1)
    base = base.with_agent("p1", sites=["s1", "s2"], regime="private", weekly=1000)
    assert bound("published_hours", base.with_travel("s1", "s2", 25), label=10_000) == 0


def test_a_segment_on_both_sides_of_a_long_hole_says_nothing() -> None:
    base = a_problem().with_site("s1", "tue 12:30-15:00,16:00-18:00", "tue 08:00-15:00,16:00-19:00").with_agents(1)
    base = base.with_agent("p1", regime="private", weekly=1000).unavailable("p1", "tue 10:00-12:30", "meeting")
    assert coarse("published_hours", base) == 0
