"""A plan whose time ends early still gives out a roster that passes the checker."""

from pathlib import Path
from time import monotonic

import pytest

from config.figures import load_figures
from planner.answer import answer
from planner.check.report import check
from planner.core.climb.first import First
from planner.core.limits import Limits
from planner.core.model.draft import Draft
from planner.core.standing import Standing
from schemas.reading import read_problem
from tests.builders import ProblemBuilder, a_usual_problem
from tests.core.bound.asking import facts_of

A_WEEK = a_usual_problem()
ISERE = Path(__file__).parents[2] / "examples" / "isere"


@pytest.mark.parametrize("seconds", [0.01, 0.3, 1.0, 2.5])
@pytest.mark.parametrize("week", ["ordinary", "flu"])
def test_a_basin_stopped_at_any_moment_is_answered(week: str, seconds: float) -> None:
    """Some components were never looked at: they keep what must stand, and claim no proof."""
    problem = read_problem(ISERE / f"{week}.problem.json")
    roster = answer(problem, load_figures(), Limits(seconds, monotonic), workers=2)
    assert roster.status in ("feasible", "optimal")
    assert check(problem, roster, load_figures()).clean


def test_a_limit_that_was_over_before_planning_began_still_gives_a_week(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading the program may take all of it; doors do not stay shut because a computer was slow."""
    monkeypatch.setattr("planner.core.climb.climbing.FIRST_SECONDS", 60.0)
    roster = answer(A_WEEK.build(), load_figures(), Limits(0.0, lambda: 0.0), workers=1)
    assert [each.met for each in roster.guarantees] == [True]


@pytest.mark.parametrize(("problem", "models"), [(A_WEEK, 0), (A_WEEK.with_pin("a1", "s1", "tue 08:30-12:00"), 1)])
def test_no_model_is_made_without_time_unless_something_is_pinned(
    monkeypatch: pytest.MonkeyPatch, problem: ProblemBuilder, models: int
) -> None:
    """Dozens of components after the limit would take seconds; whether pins can stand at all is asked all the same."""
    made: list[Draft] = []
    begin = Draft.__init__

    def noted(draft: Draft, *given: object) -> None:
        made.append(draft)
        begin(draft, *given)  # type: ignore[arg-type]  # what it was given

    monkeypatch.setattr(Draft, "__init__", noted)
    assert First(Standing(facts_of(problem))).find(Limits(0.0, lambda: 0.0))
    assert len(made) == models
