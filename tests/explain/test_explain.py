"""What is told, in which order, and that it comes in the time that is left."""

import time
from itertools import count

import pytest
from ortools.sat.python.cp_model import CpSolver

from config.figures import load_figures
from planner.check.report import check
from planner.core.limits import Limits
from planner.core.model.draft import Draft
from planner.core.plan import plan
from planner.core.result import Result
from planner.core.writing import openings_of, shifts_of
from planner.explain.explain import FOR_REMEDIES, LANE_SECONDS, Explained, explain
from planner.explain.short import Short
from planner.explain.solving import Means
from schemas.explanation import Remedy
from schemas.objective import LEVELS, ladder
from schemas.problem import Problem
from schemas.roster import Component, Roster
from tests.builders import a_usual_problem
from tests.explain.asked import answered, limits, told_remedies
from tests.explain.shorthanded import a_short_problem

FIGURES = load_figures()


def planned(problem: Problem) -> Result:
    """A plan, with all the time it needs."""
    return plan(problem, FIGURES, limits=limits())


def explained(
    problem: Problem, share: Limits, result: Result, *, hurried: bool = False, parts: tuple[Component, ...] = ()
) -> Explained:
    """What is told of a plan within some limits; of its parts nothing is claimed unless they are given."""
    assert result.timetable is not None
    shifts, openings = (write(result.timetable, result.facts.week) for write in (shifts_of, openings_of))
    named = {"basin": problem.basin, "week": problem.week, "status": "feasible", "shifts": shifts, "openings": openings}
    roster = Roster.model_validate({**named, "components": parts})
    roster = roster.model_copy(update={"guarantees": check(problem, roster, FIGURES).guarantees})
    return explain(problem, FIGURES, result, roster, limits=share, seed=0, workers=2, hurried=hurried)


def test_conflicts_come_first_then_remedies_by_cost_then_what_the_public_is_told() -> None:
    """In the order in which a manager asks."""
    roster = answered(a_usual_problem(2).unavailable("a1", "tue", "part_time"))
    kinds = [told.kind for told in roster.explanations]
    assert kinds == sorted(kinds, key=["conflict", "remedy", "booking", "notice"].index)
    costs = [told.cost for told in told_remedies(roster)]
    assert costs == sorted(costs)
    assert len(costs) >= 3


def test_without_any_time_the_closures_are_told_all_the_same() -> None:
    """They cost nothing; the rest is left out rather than guessed."""
    problem = a_usual_problem(2).unavailable("a1", "tue").build()
    told = explained(problem, Limits(0.0, time.monotonic), planned(problem))
    assert [each.kind for each in told.explanations] == ["notice"]
    assert told.alternatives == ()


def test_where_people_wait_no_remedy_is_tried_on_a_week_that_may_be_better_as_things_are() -> None:
    """The parts of this roster claim nothing, so that a remedy would have to beat a week nobody has looked for."""
    problem = a_usual_problem(2).unavailable("a1", "tue").build()
    result = planned(problem)
    little, plenty = Limits(0.9, lambda: 0.0), limits()
    kinds = {
        case: {each.kind for each in explained(problem, case[0], result, hurried=case[1]).explanations}
        for case in ((little, True), (plenty, True), (plenty, False))
    }
    assert kinds.pop((little, True)) == {"conflict", "notice"}
    assert all(told == {"conflict", "remedy", "notice"} for told in kinds.values()), "with time it is solved as it is"


def test_where_people_wait_no_remedy_is_tried_that_takes_longer_than_there_is_time_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """To make the model of a large component takes longer than many an answer."""
    problem = a_usual_problem(2).unavailable("a1", "tue").build()
    result, nothing, tried = planned(problem), dict.fromkeys(LEVELS, 0), list[float]()
    settled = tuple(Component(sites=part.sites, fingerprint="", objective=ladder(nothing, {})) for part in result.parts)

    def noted(_: Short, means: Means) -> tuple[Remedy, ...]:
        tried.append(means.limits.seconds)
        return ()

    monkeypatch.setattr("planner.explain.explain.remedies", noted)
    enough = LANE_SECONDS * result.facts.lanes / FOR_REMEDIES
    for seconds in (0.9 * enough, 1.1 * enough):
        explained(problem, Limits(seconds, lambda: 0.0), result, hurried=True, parts=settled)
    assert tried == [pytest.approx(1.1 * enough * FOR_REMEDIES)]


def test_without_any_time_no_model_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    """Building one for each site that falls short would take seconds that nobody gave."""
    problem = a_short_problem(2).build()
    result, built = planned(problem), []
    begin = Draft.__init__

    def noted(draft: Draft, *given: object) -> None:
        built.append(draft)
        begin(draft, *given)  # type: ignore[arg-type]  # what it was given

    monkeypatch.setattr(Draft, "__init__", noted)
    assert explained(problem, Limits(0.0, time.monotonic), result).explanations
    assert built == []


def test_nothing_is_solved_once_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a clock that takes a second for every look, ten seconds are ten solves at most."""
    problem = a_short_problem(2).build()
    solve, solves, seconds = CpSolver.solve, [0.0], count()

    def counted(solver: CpSolver, *given: object) -> object:
        solves.append(solver.parameters.max_time_in_seconds)
        return solve(solver, *given)  # type: ignore[arg-type]  # what it was given

    share = Limits(10.0, lambda: float(next(seconds)))
    result = planned(problem)
    monkeypatch.setattr(CpSolver, "solve", counted)
    told = explained(problem, share, result)
    assert 1 < len(solves) <= 11
    assert max(solves) <= 10
    assert told.explanations


def test_the_same_problem_is_told_the_same() -> None:
    """As long as it ends before its limit."""
    problem = a_usual_problem(3).unavailable("a1", "tue").unavailable("a2", "tue", "training")
    assert answered(problem).explanations == answered(problem).explanations


def test_a_site_that_keeps_its_label_is_offered_no_remedy() -> None:
    """Lost hours are told, and nothing is asked of anybody."""
    roster = answered(a_usual_problem(2).unavailable("a1", "tue 08:00-13:00"))
    assert {told.kind for told in roster.explanations} == {"notice"}


def test_texts_name_agents_and_never_ids_of_people_whom_nobody_knows() -> None:
    """Somebody from outside has no name."""
    roster = answered(a_usual_problem(1))
    assert all("renfort" not in told.text for told in roster.explanations)
    assert all(told.text.strip().endswith(".") for told in roster.explanations)
