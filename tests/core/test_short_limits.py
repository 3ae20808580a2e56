"""A plan whose time ends early still gives out a roster that passes the checker."""

from pathlib import Path
from time import monotonic

import pytest

from config.figures import load_figures
from planner.answer import answer
from planner.check.report import check
from planner.core.limits import Limits
from schemas.reading import read_problem
from tests.builders import a_usual_problem

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
    monkeypatch.setattr("planner.core.climbing.FIRST_SECONDS", 60.0)
    roster = answer(a_usual_problem().build(), load_figures(), Limits(0.0, lambda: 0.0), workers=1)
    assert [each.met for each in roster.guarantees] == [True]
