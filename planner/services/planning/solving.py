"""solving: a problem in, a roster out, in a process of a pool, so that whoever consumes keeps polling."""

import gc
import os
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock, Thread

from config.figures import Figures, load_figures
from planner.services.planning.judgement import Solved
from planner.services.planning.patience import Allowed
from planner.services.planning.solved_here import Settled, Work, solved_text
from planner.services.planning.solvers_tell import Progressed, hear, tell_by
from planner.store.documents import document_of_problem, roster_in
from schemas.problem import Problem

HURRIED_NICENESS, CALM_NICENESS = 5, 10
"""By how much a solver's process stands back: answers and facts come first, then plans that are waited for."""
BREATH_SECONDS = 2.0
"""How long nothing may happen before a plan without hurry begins."""
LOOK_SECONDS = 0.1
"""How often it is looked whether a plan without hurry was overtaken."""

Solve = Callable[[Problem, Allowed], Solved]
"""A problem and what its plan may take."""

Overtaken = Callable[[], bool]
"""Whether facts have overtaken what is being planned."""
Breathe = Callable[[Overtaken], bool]
"""Waits before a plan without hurry; False where facts overtook it."""
Calmly = Callable[[Problem, Allowed, Overtaken], Solved]
"""The same without hurry; ended with an `OvertakenError` where facts overtake it."""


class OvertakenError(Exception):
    """A plan that nobody waits for any more."""


class PoolClosedError(BrokenProcessPool):
    """Whoever asked for a plan is ending: it is made by whoever comes next."""


def _begin(way: Connection | None, niceness: int) -> None:
    """A process that is killed says goodbye to nobody: without this its solvers would wait for it for ever.

    What is loaded by now is there to stay: the garbage collector need not look through it in the time of a plan.
    """
    os.nice(niceness)
    gc.freeze()
    tell_by(way)
    asking = parent_process()
    if asking is not None:
        Thread(target=_end_after, args=(asking,), daemon=True, name="parent").start()


def _end_after(asking: BaseProcess) -> None:
    asking.join()
    os._exit(1)


@dataclass
class SolverPool:
    """Processes that solve; started when problems come, one before if asked, and stopped with `close`."""

    processes: int = 2
    told: Settled = lambda _: None
    work: Work = solved_text
    """What its processes do; a benchmark has something else done there."""
    progressed: Progressed | None = None
    """Told, in a thread of its own, how far plans have come."""
    niceness: int = HURRIED_NICENESS
    """Added to that of the process that asks."""
    _pool: ProcessPoolExecutor | None = field(default=None, init=False)
    _way: Connection | None = field(default=None, init=False)
    _closed: bool = field(default=False, init=False)
    _lock: Lock = field(default_factory=Lock, init=False)

    def __call__(self, problem: Problem, allowed: Allowed) -> Solved:
        """Plan in a process of the pool, and wait for it.

        Raises:
            PoolClosedError: where the pool is closed, or was while it solved.
            BrokenProcessPool: where a process of the pool was ended from outside; the next call has a new pool.
        """
        pool = self._open()
        try:
            text, rungs, judgement = pool.submit(self.work, document_of_problem(problem), allowed).result()
        except BrokenProcessPool as broken:
            if self._closed:
                raise PoolClosedError("the pool is closed") from broken
            self._drop(pool)
            raise
        self.told(rungs)
        return Solved(roster_in(text), judgement)

    def warm(self) -> Future[Figures]:
        """Have a process begin before a problem comes: to begin one takes longer than many a plan."""
        return self._open().submit(load_figures)

    def calmly(self, problem: Problem, allowed: Allowed, overtaken: Overtaken) -> Solved:
        """Plan in a process of its own, which is ended as soon as facts have overtaken it.

        Raises:
            OvertakenError: where they have.
            PoolClosedError: where the pool is closed.
            BrokenProcessPool: where the process was ended from outside.
        """
        if overtaken():
            raise OvertakenError
        own = SolverPool(1, self.told, self.work, self.progressed, CALM_NICENESS)
        with ThreadPoolExecutor(1, thread_name_prefix="calm") as hands:
            asked = hands.submit(own, problem, allowed)
            try:
                while not wait((asked,), LOOK_SECONDS).done:
                    if self._closed:
                        raise PoolClosedError("the pool is closed")
                    if overtaken():
                        raise OvertakenError
                return asked.result()
            finally:
                own.close()

    def breathe(self, overtaken: Overtaken) -> bool:
        """Wait a while before a plan without hurry: absences come one after another. False where it is overtaken.

        Raises:
            PoolClosedError: where the pool is closed.
        """
        until = time.monotonic() + BREATH_SECONDS
        while time.monotonic() < until:
            if self._closed:
                raise PoolClosedError("the pool is closed")
            if overtaken():
                return False
            time.sleep(LOOK_SECONDS)
        return True

    def close(self) -> None:
        """End the processes, also one that still solves: what it was to solve is planned by whoever comes next."""
        with self._lock:
            pool, self._pool, self._closed = self._pool, None, True
            self._hear_no_more()
        if pool is not None:
            processes = tuple((pool._processes or {}).values())  # noqa: SLF001 - Python 3.14 has a call for it
            pool.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.terminate()

    def _open(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._closed:
                raise PoolClosedError("the pool is closed")
            if self._pool is None:
                # not forked from here, where solvers and drivers have threads, which no fork survives; but from a
                # process that has loaded a solver once: to load it takes as long as many a plan
                context = get_context("forkserver")
                context.set_forkserver_preload([__name__])
                self._way = None if self.progressed is None else hear(self.progressed)
                begins = (self._way, self.niceness)
                self._pool = ProcessPoolExecutor(self.processes, context, initializer=_begin, initargs=begins)
            return self._pool

    def _drop(self, pool: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is pool:
                self._pool = None
                self._hear_no_more()
        pool.shutdown(wait=False, cancel_futures=True)

    def _hear_no_more(self) -> None:
        """The thread that hears ends once the processes have."""
        way, self._way = self._way, None
        if way is not None:
            way.close()
