"""Benchmarks: instances are repeatable and sound, the plain model is lawful, and what was not reached stays visible."""

import time

import pytest

from benchmarks import binome
from benchmarks.figures import ratio
from benchmarks.instances import FAMILIES, absent, instance
from benchmarks.measurement import Measurement, Step
from benchmarks.plain import Run, solve
from benchmarks.recount import certified, recount
from benchmarks.report import page
from benchmarks.suite import Case
from config.figures import load_figures
from schemas.objective import LEVELS
from schemas.problem import Problem
from schemas.reading import parse_problem

FIGURES = load_figures()
SECONDS = 60.0
"""Far more than the tiny instances need, so that the work is fixed and the time is not."""


def planned(problem: Problem) -> Run:
    return solve(problem, FIGURES, SECONDS, clock=time.monotonic, seed=1, workers=1)


def told(problem: Problem, run: Run) -> tuple[dict[str, int], tuple[str, ...]]:
    assert run.roster is not None
    judged = recount(problem, certified(problem, run.roster, FIGURES), FIGURES, claims=False)
    return judged.values, judged.wrong


@pytest.mark.parametrize("family", FAMILIES)
def test_an_instance_is_the_same_each_time_and_without_fault(family: str) -> None:
    """Written and read again, with every check between fields."""
    text = instance(family, 0).model_dump_json()
    assert instance(family, 0).model_dump_json() == text
    assert parse_problem(text.encode()).model_dump_json() == text


def test_another_seed_is_another_instance() -> None:
    """Or a benchmark over seeds would measure one week many times."""
    assert len({instance("one_site", seed).model_dump_json() for seed in range(10)}) == 10


def test_the_plain_model_obeys_the_laws_and_counts_as_the_checker() -> None:
    """A week with bookings and a pin, and the same week again without one of its people."""
    problem = instance("one_site_taken", 0)
    run = planned(problem)
    stated = {rung.level: rung.value for rung in run.rungs}
    assert (run.status, told(problem, run)) == ("OPTIMAL", (stated, ()))
    assert run.roster is not None
    for seed in (0, 1):
        again = absent(problem, run.roster, seed)
        assert parse_problem(again.model_dump_json().encode()) == again
        second = planned(again)
        assert told(again, second) == ({rung.level: rung.value for rung in second.rungs}, ())


def test_what_was_not_reached_is_said_to_take_longer() -> None:
    """A ratio with a run that was cut off is a lower bound, and the page says so."""
    values: dict[str, int] = dict.fromkeys(LEVELS, 0)
    ours = Measurement("binome", 30.0, 2.0, 0.5, [Step(2.0, values)], dict.fromkeys(LEVELS, 2.0), values, values)
    theirs = Measurement("plain", 60.0, 60.0, 9.0, [Step(9.0, {**values, "comfort": 7})], {}, values | {"comfort": 7})
    assert [str(ratio(ours, theirs, levels)) for levels in (1, len(LEVELS))] == ["4.50", "> 30.0"]
    text = page({"command": "none"}, [Case("one_site", "0", 1, 3, {"binome": ours, "plain": theirs})])
    assert "| one_site | 1 | 4.50 | 1/1 | 4.50 | 1/1 | > 30.0 | 0/1 | 0 |" in text


def test_a_replan_answers_for_what_the_absence_touches() -> None:
    """What was left open elsewhere when the week was planned is no business of the absence."""
    values: dict[str, int] = dict.fromkeys(LEVELS, 0)
    top: dict[str, float] = dict.fromkeys(LEVELS[:4], 0.5)
    run = Measurement("binome", 10.0, 1.0, 0.25, [Step(1.0, values)], {"label": 0.5}, values, values, touched=top)
    text = page({"command": "none"}, [Case("replan_basin", "0/0", 3, 9, {"binome": run})])
    assert "| replan_basin | 1 | 0.25 | 0.25 | 0.50 | 0.50 | 1/1 | 0/1 |" in text


def test_what_was_left_open_of_a_component_that_stays_is_not_counted_against_a_replan() -> None:
    problem = instance("one_site", 3)
    _, roster = binome.run(problem, SECONDS, time.monotonic, 0, 1)
    assert roster is not None
    (part,) = roster.components
    less = [
        rung.model_copy(update={"bound": 0}) if rung.level == "published_hours" else rung for rung in part.objective
    ]
    again = absent(problem, roster.model_copy(update={"components": (part.model_copy(update={"objective": less}),)}), 0)
    measured, _ = binome.run(again.model_copy(update={"agents": problem.agents}), SECONDS, time.monotonic, 0, 1)
    assert "published_hours" not in measured.proved
    assert set(measured.touched) == set(LEVELS)
