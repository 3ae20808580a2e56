"""`python -m benchmarks.run`: Binôme and the plain model on the same instances, in one go, and the page about it."""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.instances import FAMILIES
from benchmarks.report import describe, write
from benchmarks.suite import REPLAN, Case, Plan, run_suite

_DEFAULT = (
    "one_site:0-3,one_site_short:0-1,one_site_taken:0-1,one_site_long:0-1,employer:0-4,employer_tight:2,"
    "basin:1,basin_floaters:1,basin58:0,replan_basin:1"
)


def main() -> None:
    """Measure what the arguments name and write results.md and results.json."""
    given = _arguments()
    plan = Plan(
        families=tuple(_family(text) for text in given.families.split(",")),
        absences=given.absences,
        limit=given.limit,
        large_limit=given.large_limit,
        replan_limit=given.replan_limit,
        plain_limit=given.plain_limit,
        plain_long_limit=given.plain_long_limit,
        workers=given.workers,
        solvers=(given.only,) if given.only else ("binome", "plain"),
    )
    unknown = [family for family, _ in plan.families if family.removeprefix(REPLAN) not in FAMILIES]
    if unknown:
        sys.exit(f"no such family: {', '.join(unknown)}; there are {', '.join(FAMILIES)}, each with {REPLAN} before it")
    conditions = describe("python -m benchmarks.run " + " ".join(sys.argv[1:]))
    cases: list[Case] = []
    with tempfile.TemporaryDirectory() as folder:
        for case in run_suite(plan, Path(folder)):
            cases.append(case)
            print(_line(case), flush=True)
            # After every case, so that a run that is broken off leaves what it has measured.
            write(given.output, conditions, cases)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--families", default=_DEFAULT, help="names with seeds, such as basin:0-2,glued:1")
    parser.add_argument("--absences", type=int, default=6, help="for each week of a replan family")
    parser.add_argument("--limit", type=float, default=15.0, help="seconds for Binôme, up to six sites")
    parser.add_argument("--large-limit", type=float, default=45.0, help="seconds for Binôme on more sites")
    parser.add_argument("--replan-limit", type=float, default=10.0, help="seconds for Binôme after an absence")
    parser.add_argument("--plain-limit", type=float, default=30.0, help="seconds for the plain model")
    parser.add_argument("--plain-long-limit", type=float, default=300.0, help="the same on four sites and more")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", choices=("binome", "plain"))
    parser.add_argument("--output", type=Path, default=Path(__file__).parent, help="folder of both files")
    return parser.parse_args()


def _family(text: str) -> tuple[str, tuple[int, ...]]:
    """A family with its seeds: one number, or the first and the last of several."""
    name, _, seeds = text.partition(":")
    first, _, last = seeds.partition("-")
    return name, tuple(range(int(first or 0), int(last or first or 0) + 1))


def _line(case: Case) -> str:
    told = (f"{run.solver} {run.seconds:.1f} s {list(run.values.values())} {run.status}" for run in case.runs.values())
    return f"{case.family} {case.name}: {'; '.join(told)}"


if __name__ == "__main__":
    main()
