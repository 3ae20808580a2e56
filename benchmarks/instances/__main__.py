"""`python -m benchmarks.instances FAMILY SEED -o FILE [--absent ROSTER]`: writes one instance."""

import argparse
from pathlib import Path

from benchmarks.instances.absences import absent
from benchmarks.instances.catalogue import FAMILIES, instance
from schemas.roster import Roster


def main() -> None:
    """Draw the instance that the arguments name and write it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.instances", description="Write one invented problem.")
    parser.add_argument("family", choices=FAMILIES)
    parser.add_argument("seed", type=int)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--absent", type=Path, metavar="ROSTER", help="publish this roster and let somebody fall out")
    given = parser.parse_args()
    problem = instance(given.family, given.seed)
    if given.absent is not None:
        problem = absent(problem, Roster.model_validate_json(given.absent.read_bytes()), given.seed)
    given.output.write_text(problem.model_dump_json(indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
