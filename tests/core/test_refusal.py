"""What every slot is asked: whether anything less is possible; what is refused is proved."""

from time import monotonic

import pytest

from planner.core.attempts.refusal import refused
from planner.core.climb.ladder import Ladder
from planner.core.limits import Limits
from planner.core.standing import Standing
from schemas.objective import Level
from tests.builders import ProblemBuilder, a_roster, a_usual_problem
from tests.core.bound.asking import facts_of

HOURS = "08:30-12:00,13:30-17:00"


def limits() -> Limits:
    """Longer than the work takes on any machine: it is the work that ends it."""
    return Limits(600.0, monotonic)


def a_full_week(agents: int = 3) -> ProblemBuilder:
    """Two people hold all announced hours; on the Tuesday one of them falls out."""
    base = a_usual_problem(agents)
    given = a_roster(base).staff("s1", ["a1", "a2"], f"mon-fri {HOURS}")
    return base.published(given).unavailable("a2", "tue")


def settled(problem: ProblemBuilder, *, changes: int = 0) -> Standing:
    """A component at its best, but for so many points of change more than need be."""
    ladder = Ladder(facts_of(problem))
    assert ladder.start(limits())
    ladder.climb(limits(), 3.0)
    standing = ladder.standing
    standing.begin_again()
    standing.rung_work = 10.0
    standing.values["stability"] += changes
    return standing


def test_what_is_the_least_is_proved_by_what_is_refused() -> None:
    standing = settled(a_full_week())
    least = standing.values["stability"]
    assert least > 0
    assert refused(standing, "stability", 0, limits()) == least


def test_a_better_week_that_is_found_is_taken_and_proved() -> None:
    standing = settled(a_full_week(), changes=3)
    worse = standing.values["stability"]
    assert refused(standing, "stability", 0, limits()) == worse - 3
    assert standing.values["stability"] == worse - 3


def test_announced_hours_are_asked_about_too() -> None:
    """Nobody can stand in on the Tuesday: its seven hours are lost."""
    standing = settled(a_full_week(2))
    standing.values["published_hours"] += 60
    assert refused(standing, "published_hours", 0, limits()) == standing.values["published_hours"] == 420


@pytest.mark.parametrize("level", ["label", "service", "comfort"])
def test_other_rungs_are_not_asked_about(level: Level) -> None:
    assert refused(settled(a_full_week()), level, 0, limits()) == 0


def test_a_first_plan_is_not_asked_about() -> None:
    assert refused(settled(a_usual_problem(3)), "published_hours", 0, limits()) == 0


def test_nothing_is_proved_of_rungs_that_are_not_stated_as_the_model_holds_them() -> None:
    standing = settled(a_full_week())
    standing.stated["bookings"] += 10
    assert refused(standing, "stability", 0, limits()) == 0


def test_nothing_is_proved_without_work() -> None:
    standing = settled(a_full_week())
    standing.rung_work = 0.0
    assert refused(standing, "stability", 0, limits()) == 0
