"""solving: a problem in, a roster out, in a process of a pool, so that whoever consumes keeps polling."""

import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

from config.figures import load_figures
from planner.answer import answer
from planner.core.limits import Limits
from schemas.problem import Problem
from schemas.roster import Roster

SEED = 0
"""Services plan with one seed and one worker a solve: the same problem gives the same roster."""

Solve = Callable[[Problem, float], Roster]
"""A problem and the seconds for it; gives the checked and explained roster."""


def solved(problem: Problem, seconds: float) -> Roster:
    """Plan in this process."""
    limits = Limits(seconds, time.monotonic)
    return answer(problem, load_figures(), limits, seed=SEED, workers=1)


def _solved_text(text: str, seconds: float) -> str:
    return solved(Problem.model_validate_json(text), seconds).model_dump_json()


@dataclass
class SolverPool:
    """Processes that solve; started when the first problem comes, stopped with `close`."""

    processes: int = 2
    _pool: ProcessPoolExecutor | None = field(default=None, init=False)

    def __call__(self, problem: Problem, seconds: float) -> Roster:
        """Plan in a process of the pool, and wait for it."""
        if self._pool is None:
            # spawned, not forked: solvers and drivers of this process have threads, which no fork survives
            self._pool = ProcessPoolExecutor(self.processes, mp_context=get_context("spawn"))
        text = self._pool.submit(_solved_text, problem.model_dump_json(), seconds).result()
        return Roster.model_validate_json(text)

    def close(self) -> None:
        """Let the processes go; one that still solves is not waited for."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
