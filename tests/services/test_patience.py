"""How long a week is planned: briefly after an absence, and longer where a label or an appointment hangs on it."""

import pytest

from planner.services.patience import Patience
from schemas.objective import LEVELS, ladder
from schemas.problem import Problem
from schemas.roster import Roster
from tests.builders import a_roster, a_usual_problem

OPEN_BELOW = {"published_hours": 30, "comfort": 5}
PATIENCE = Patience(first=30, again=2)


class Solver:
    """Settles the rungs of each plan as it is told, and writes down how long it had."""

    def __init__(self, *gaps: dict[str, int]) -> None:
        self.gaps, self.had = list(gaps), list[float]()

    def __call__(self, problem: Problem, seconds: float) -> Roster:
        assert problem in (NEW, GIVEN)
        self.had.append(seconds)
        gaps = self.gaps.pop(0)
        objective = ladder({level: gaps.get(level, 0) for level in LEVELS}, dict.fromkeys(LEVELS, 0))
        return a_roster(a_usual_problem(2)).build().model_copy(update={"objective": objective})


NEW = a_usual_problem(2).build()
GIVEN = a_usual_problem(2).published(a_roster(a_usual_problem(2))).build()


@pytest.mark.parametrize(
    ("problem", "gaps", "races", "had"),
    [
        (NEW, [{"label": 240}], 0, [30]),
        (NEW, [{"label": 240}], 2, [15]),
        (GIVEN, [OPEN_BELOW], 0, [2]),
        (GIVEN, [{"label": 240}, {"label": 240}], 0, [2, 30]),
        (GIVEN, [{"bookings": 3}, {}], 0, [2, 30]),
        (GIVEN, [{"label": 240}], 2, [1]),
    ],
)
def test_a_label_or_an_appointment_is_waited_for(
    problem: Problem, gaps: list[dict[str, int]], races: int, had: list[float]
) -> None:
    solver = Solver(*gaps)
    PATIENCE.plan(solver, problem, races)
    assert solver.had == had


def test_what_was_planned_last_counts() -> None:
    roster = PATIENCE.plan(Solver({"label": 240}, {}), GIVEN)
    assert [rung.value for rung in roster.objective] == [0] * len(LEVELS)


def test_who_waits_no_longer_at_first_is_not_asked_twice() -> None:
    solver = Solver({"label": 240})
    Patience(first=2, again=2).plan(solver, GIVEN)
    assert solver.had == [2]
