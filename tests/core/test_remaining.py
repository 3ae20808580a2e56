"""What is left of a week without any search: nobody is given other hours, and no door is open with too few behind."""

import pytest

from planner.core.climb.first import First
from planner.core.climb.remaining import remaining
from planner.core.limits import Limits
from planner.core.standing import Standing
from planner.core.timetable import Timetable
from tests.builders import ProblemBuilder, a_roster, a_usual_problem
from tests.core.bound.asking import facts_of
from tests.core.test_repair import HOURS, days, doors, shifts

DAYS = ("mon", "tue", "wed", "thu", "fri")


def a_given_week(*agents: str) -> ProblemBuilder:
    """These hold all announced hours of the site, on every day."""
    base = a_usual_problem(3)
    return base.published(a_roster(base).staff("s1", list(agents), f"mon-fri {','.join(HOURS)}"))


def left(problem: ProblemBuilder) -> Timetable | None:
    return remaining(facts_of(problem))


def test_without_a_week_that_was_given_nothing_is_left() -> None:
    assert left(a_usual_problem(3)) is None


def test_whoever_cannot_come_is_missing_and_the_door_stays_shut() -> None:
    week = left(a_given_week("a1", "a2").unavailable("a2", "tue"))
    assert shifts(week, "a1") == days(*DAYS)
    assert shifts(week, "a2") == doors(week, "s1") == days("mon", "wed", "thu", "fri")


def test_where_enough_are_left_the_door_stays_open() -> None:
    week = left(a_given_week("a1", "a2", "a3").unavailable("a2", "tue"))
    assert doors(week, "s1") == days(*DAYS)


@pytest.mark.parametrize(
    ("there", "opened"),
    [
        ("10:00-12:00,13:30-17:00", ["tue 10:00-12:00", "tue 13:30-17:00"]),
        ("10:30-12:00,13:30-17:00", ["tue 13:30-17:00"]),
        ("08:30-12:00,15:00-17:00", ["tue 08:30-12:00", "tue 15:00-17:00"]),
        ("15:30-17:00", []),
    ],
)
def test_a_door_is_open_while_enough_are_there_and_for_long_enough(there: str, opened: list[str]) -> None:
    """Somebody whose hours others took over is no longer trained, and only one is left with the first."""
    base = a_usual_problem(3)
    roster = a_roster(base).open("s1", f"tue {','.join(HOURS)}").shift("a1", "s1", f"tue {','.join(HOURS)}")
    assert doors(left(base.published(roster.shift("a2", "s1", f"tue {there}"))), "s1") == opened


def test_it_is_the_answer_where_there_is_no_time_at_all() -> None:
    """Lawful, and nobody's hours were looked for."""
    standing = Standing(facts_of(a_given_week("a1", "a2").unavailable("a2", "tue")))
    assert First(standing).find(Limits(0.0, lambda: 0.0))
    assert shifts(standing.week, "a2") == doors(standing.week, "s1") == days("mon", "wed", "thu", "fri")
