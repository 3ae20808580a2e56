"""`python -m benchmarks.plain PROBLEM -o ROSTER [--limit S]`: plans one problem with the plain model."""

import argparse
import sys
import time
from pathlib import Path

from benchmarks.plain.solve import solve
from config.figures import load_figures
from schemas.problem import Problem


def main() -> None:
    """Plan the problem and print every incumbent as it was found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plain", description="Plan with the plain model.")
    parser.add_argument("problem", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--limit", type=float, default=60.0)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    problem = Problem.model_validate_json(given.problem.read_bytes())
    began = time.monotonic()
    run = solve(problem, load_figures(), given.limit, clock=lambda: time.monotonic() - began, workers=given.workers)
    for seconds, values in run.incumbents:
        print(f"{seconds:8.2f}  {values}", file=sys.stderr)
    print(run.status, [(rung.level, rung.value, rung.bound) for rung in run.rungs], file=sys.stderr)
    if run.roster is None:
        sys.exit(1)
    given.output.write_text(run.roster.model_dump_json(indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
