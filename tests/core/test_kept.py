"""What stands in a week for which there was no time: history, frozen shifts and pins, and nothing else."""

from planner.core.climb.kept import bare_week
from tests.builders import ProblemBuilder, a_roster, a_usual_problem
from tests.core.bound.asking import facts_of


def kept(problem: ProblemBuilder) -> list[tuple[int, int, int]]:
    """Day, start and end in minutes of that day, of what stands."""
    return [(s.start // 1440, s.start % 1440, s.end % 1440) for s in bare_week(facts_of(problem)).shifts]


def given(now: str, frozen: str) -> ProblemBuilder:
    """One agent was given the mornings of Monday to Wednesday."""
    base = a_usual_problem(2)
    roster = a_roster(base).shift("a1", "s1", "mon-wed 08:30-12:00")
    return base.now(now).published(roster, frozen_until=frozen)


def test_history_stands_and_what_is_neither_past_nor_frozen_does_not() -> None:
    assert kept(given("tue 07:00", "tue 07:00")) == [(0, 510, 720)]


def test_a_frozen_shift_over_now_stands_whole() -> None:
    """It began before now and is frozen until after now: it is no fragment."""
    assert kept(given("tue 10:00", "tue 11:00")) == [(0, 510, 720), (1, 510, 720)]


def test_a_shift_over_now_that_is_not_frozen_ends_now() -> None:
    assert kept(given("tue 10:00", "tue 10:00")) == [(0, 510, 720), (1, 510, 600)]
