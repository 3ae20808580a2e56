"""`python -m benchmarks.measure SOLVER PROBLEM -o FILE`: one run in a process of its own, with its own peak memory."""

import argparse
import json
import resource
import sys
import time
from pathlib import Path

from benchmarks import binome, plain_run
from benchmarks.recount import recount
from config.figures import load_figures
from schemas.problem import Problem

_SOLVERS = {binome.NAME: binome.run, plain_run.NAME: plain_run.run}
_MIB = 1024 if sys.platform != "darwin" else 1024 * 1024


def main() -> None:
    """Solve, then have the roster judged, and write down what was measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.measure")
    parser.add_argument("solver", choices=_SOLVERS)
    parser.add_argument("problem", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--roster", type=Path, help="where the roster goes")
    parser.add_argument("--limit", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    problem = Problem.model_validate_json(given.problem.read_bytes())
    began = time.monotonic()
    measured, roster = _SOLVERS[given.solver](
        problem, given.limit, lambda: time.monotonic() - began, given.seed, given.workers
    )
    measured.seconds = time.monotonic() - began
    measured.main_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB
    measured.child_mib = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _MIB
    if roster is not None:
        judged = recount(problem, roster, load_figures(), claims=given.solver == binome.NAME)
        measured.values, measured.wrong = judged.values, list(judged.wrong)
        if given.roster is not None:
            given.roster.write_text(roster.model_dump_json(), encoding="utf-8")
    given.output.write_text(json.dumps(measured.to_json()), encoding="utf-8")


if __name__ == "__main__":
    main()
