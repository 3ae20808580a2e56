"""Solvers are processes of their own: one that is killed costs one attempt, and none outlives who asked it."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from planner.services.planning.patience import Allowed
from planner.services.planning.solving import SolverPool
from tests.faults.network import network

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

ASKS_AND_DIES = """
import os, signal
from planner.services.planning.patience import Allowed
from planner.services.planning.solving import SolverPool
from tests.faults.network import network
if __name__ == "__main__":
    pool = SolverPool(1)
    pool(network("2026-W50"), Allowed(30.0))
    print(*pool._pool._processes, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_solver_that_is_killed_costs_one_attempt() -> None:
    """The problem in hand fails; the next one is given to a new pool."""
    pool = SolverPool(1)
    problem = network("2026-W50")
    try:
        roster = pool(problem, Allowed(30.0)).roster
        assert pool._pool is not None
        (solver,) = pool._pool._processes
        os.kill(solver, signal.SIGKILL)
        with pytest.raises(BrokenProcessPool):
            pool(problem, Allowed(30.0))
        assert pool(problem, Allowed(30.0)).roster.shifts == roster.shifts
    finally:
        pool.close()


def test_no_solver_outlives_a_process_that_was_killed(tmp_path: Path) -> None:
    """Nobody tells it to end: it looks for itself."""
    script = tmp_path / "asks.py"
    script.write_text(ASKS_AND_DIES)
    surroundings = {"PATH": os.defpath, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, script], env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    until = time.monotonic() + 60
    while Path(f"/proc/{done.stdout.strip()}").exists():
        assert time.monotonic() < until
