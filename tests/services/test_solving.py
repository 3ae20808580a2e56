"""Weeks are solved in processes of their own, which may be ended from outside at any time."""

import gc
import os
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children
from multiprocessing.process import BaseProcess
from queue import Queue

import pytest

from planner.services.planning.patience import Allowed
from planner.services.planning.solved_here import Answer, solved_text
from planner.services.planning.solving import (
    CALM_NICENESS,
    HURRIED_NICENESS,
    OvertakenError,
    PoolClosedError,
    SolverPool,
)
from schemas.intake import read_bytes
from schemas.objective import RungValue
from schemas.problem import Problem
from schemas.reading import parse_problem
from tests.architecture.tree import ROOT
from tests.builders import a_usual_problem

LARGE = ROOT / "examples" / "isere" / "ordinary.problem.json"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def processes(pool: SolverPool) -> list[BaseProcess]:
    """Those that solve."""
    return [] if pool._pool is None else list(pool._pool._processes.values())


def ended(process: BaseProcess) -> bool:
    """Whether it ends within a minute; the pool waits for it too, and whoever is told first knows a moment before."""
    until = time.monotonic() + 60
    while process.exitcode is None and time.monotonic() < until:
        process.join(0.01)
    return process.exitcode is not None


def large() -> Problem:
    """A week that takes much longer than a test waits."""
    return parse_problem(read_bytes(LARGE))


def solved_and_standing(text: str, allowed: Allowed) -> Answer:
    """A plan, how far its process stands back, and how much of it no garbage collector looks through."""
    return solved_text(text, allowed)[0], {"niceness": os.nice(0), "settled": gc.get_freeze_count()}, None


def test_solvers_stand_back_behind_whoever_answers_and_those_without_hurry_behind_the_others() -> None:
    """And what they have loaded is not looked through again in the time of a plan."""
    told, most = list[Mapping[str, float]](), 19
    pool = SolverPool(1, told.append, solved_and_standing)
    problem = a_usual_problem().build()
    pool(problem, Allowed(5.0))
    pool.calmly(problem, Allowed(5.0), lambda: False)
    pool.close()
    assert [rungs["niceness"] for rungs in told] == [
        min(most, os.nice(0) + step) for step in (HURRIED_NICENESS, CALM_NICENESS)
    ]
    assert min(rungs["settled"] for rungs in told) > 50_000


def test_a_pool_that_is_warm_has_a_process_before_the_first_problem_comes() -> None:
    pool = SolverPool(2)
    pool.warm().result(60)
    (warm,) = processes(pool)
    assert pool(a_usual_problem().build(), Allowed(5.0)).roster.status != "none"
    assert processes(pool) == [warm]
    pool.close()


def solved_and_loaded(text: str, allowed: Allowed) -> Answer:
    """A plan, and where in memory the solver lies, which is told anew by every process that loads it by itself."""
    return solved_text(text, allowed)[0], {"solver": float(id(sys.modules["ortools.sat.python.cp_model"]))}, None


def test_a_solver_is_loaded_once_for_all_processes_that_solve() -> None:
    """Also for those of another pool, and for the one that a plan without hurry has to itself."""
    told, problem = list[Mapping[str, float]](), a_usual_problem().build()
    for _ in range(2):
        pool = SolverPool(1, told.append, solved_and_loaded)
        pool(problem, Allowed(5.0))
        pool.calmly(problem, Allowed(5.0), lambda: False)
        pool.close()
    assert len({rungs["solver"] for rungs in told}) == 1


def test_a_pool_whose_process_was_ended_has_a_new_one_for_the_next_week() -> None:
    """Whoever was waiting is told; and it is said after how many seconds each rung was settled."""
    rungs: dict[str, float] = {}
    pool = SolverPool(1, rungs.update)
    problem = a_usual_problem().build()
    assert pool(problem, Allowed(5.0)).roster.status != "none"
    assert rungs.keys() >= {"label", "published_hours"}
    (process,) = processes(pool)
    process.kill()
    with pytest.raises(BrokenProcessPool):
        pool(problem, Allowed(5.0))
    assert pool(problem, Allowed(5.0)).roster.status != "none"
    pool.close()


def test_how_far_a_plan_has_come_is_told_while_it_is_made() -> None:
    """By the process that solves, to whoever asked for it; also by the one that has the pool's place afterwards."""
    heard: Queue[tuple[str, str, RungValue, float]] = Queue()
    pool = SolverPool(1, progressed=lambda *told: heard.put(told))
    problem = a_usual_problem().build()
    for _ in range(2):
        pool(problem, Allowed(5.0))
        told = [heard.get(timeout=60)]
        while {"label", "published_hours"} - {rung.level for _, _, rung, _ in told}:
            told.append(heard.get(timeout=60))
        assert {(basin, week) for basin, week, _, _ in told} == {(problem.basin, problem.week)}
        assert all(seconds > 0 for _, _, _, seconds in told)
        for process in processes(pool):
            process.kill()
        with pytest.raises(BrokenProcessPool):
            pool(problem, Allowed(5.0))
    pool.close()


def test_what_is_being_solved_is_given_back_at_once_where_the_pool_closes() -> None:
    """It is not waited for: whoever comes next plans that week."""
    pool = SolverPool(1)
    with ThreadPoolExecutor(1) as hands:
        asked = hands.submit(pool, large(), Allowed(200.0))
        until = time.monotonic() + 60
        while not processes(pool) and time.monotonic() < until:
            time.sleep(0.01)
        (process,) = processes(pool)
        pool.close()
        with pytest.raises(PoolClosedError):
            asked.result(60)
    assert ended(process)


def test_a_plan_without_hurry_is_ended_as_soon_as_it_is_overtaken() -> None:
    """Its process with it; the pool goes on."""
    pool, looks, begun = SolverPool(1), iter(range(1_000_000)), set[BaseProcess]()
    before = set(active_children())

    def overtaken() -> bool:
        begun.update(set(active_children()) - before)
        return next(looks) > 3 and bool(begun)

    with pytest.raises(OvertakenError):
        pool.calmly(large(), Allowed(200.0), overtaken)
    (process,) = begun
    assert ended(process)
    assert pool.calmly(a_usual_problem().build(), Allowed(5.0), lambda: False).roster.status != "none"
    pool.close()
    with pytest.raises(PoolClosedError):
        pool.calmly(large(), Allowed(200.0), lambda: False)


def test_what_is_overtaken_before_it_begins_costs_no_process() -> None:
    pool, before = SolverPool(1), set(active_children())
    with pytest.raises(OvertakenError):
        pool.calmly(large(), Allowed(200.0), lambda: True)
    assert set(active_children()) <= before
    pool.close()


def test_a_breath_ends_as_soon_as_it_is_overtaken_and_with_its_pool() -> None:
    pool, looks = SolverPool(1), iter((False, False, True))
    assert not pool.breathe(lambda: next(looks))
    assert next(looks, None) is None, "it was looked at three times"
    pool.close()
    with pytest.raises(PoolClosedError):
        pool.breathe(lambda: False)
