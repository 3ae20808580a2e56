"""A baseline that was changed by hand keeps nothing of itself: its component is planned anew, never refused."""

from collections.abc import Callable
from time import monotonic

import pytest

from config.figures import load_figures
from planner.answer import answer
from planner.core.limits import Limits
from schemas.roster import Component, Roster
from tests.builders import ProblemBuilder, a_usual_problem
from tests.modelled import asked

BASE = a_usual_problem()


def answered(problem: ProblemBuilder) -> Roster:
    return answer(problem.build(), load_figures(), Limits(5.0, monotonic), workers=1)


@pytest.fixture(scope="module")
def planned() -> Roster:
    return answered(BASE)


def a_shift_less(roster: Roster) -> dict[str, object]:
    return {"shifts": roster.shifts[1:]}


def nobody_at_all(_: Roster) -> dict[str, object]:
    return {"shifts": (), "openings": ()}


def bounds_above_values(roster: Roster) -> dict[str, object]:
    def raised(part: Component) -> Component:
        rungs = (rung.model_copy(update={"value": 999, "bound": 999}) for rung in part.objective)
        return part.model_copy(update={"objective": tuple(rungs)})

    return {"components": tuple(map(raised, roster.components))}


def none_possible(_: Roster) -> dict[str, object]:
    return {"status": "none", "shifts": (), "openings": (), "appointments": ()}


@pytest.mark.parametrize("change", [a_shift_less, bounds_above_values, none_possible])
def test_a_component_is_planned_anew_where_its_baseline_is_false(
    planned: Roster, change: Callable[[Roster], dict[str, object]]
) -> None:
    given = planned.model_copy(update=change(planned))
    problem = BASE.published(given)
    roster = answered(problem)
    assert not asked(problem.build(), roster).refused
    assert [each.met for each in roster.guarantees] == [True]


def test_a_baseline_that_is_so_is_kept(planned: Roster) -> None:
    """Also one that is worse than need be: nothing is planned anew unasked."""
    given = planned.model_copy(update=nobody_at_all(planned))
    roster = answered(BASE.published(given))
    assert roster.shifts == ()
