"""The suite: which problems are measured, each written to a file and run by every solver in a fresh process."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.instances import absent, instance
from benchmarks.measurement import Measurement
from schemas.problem import Problem
from schemas.roster import Roster

REPLAN = "replan_"
"""What the name of a family begins with whose published weeks lose somebody."""

LARGE = ("basin", "glued")
"""What the names of families with more than six sites begin with; the plain model is not tried on them."""

MANY_SITES = 4
"""From so many sites on the plain model is given longer: else nobody would see how much it needs."""

_GRACE = 60.0
"""Seconds that a process may take beyond twice its limit before it is ended."""


@dataclass(frozen=True)
class Plan:
    """What a run of the benchmark holds fixed."""

    families: tuple[tuple[str, tuple[int, ...]], ...]
    """Each with its seeds."""
    absences: int
    """Absences for each published week of a replan family."""
    limit: float
    """Seconds for Binôme where there are up to six sites."""
    large_limit: float
    """Seconds for Binôme where there are more."""
    replan_limit: float
    plain_limit: float
    plain_long_limit: float
    """Seconds for the plain model on `MANY_SITES` and more."""
    workers: int
    solvers: tuple[str, ...]


@dataclass
class Case:
    """One problem and what each solver did with it."""

    family: str
    name: str
    sites: int
    agents: int
    runs: dict[str, Measurement] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The case as plain data."""
        return {**vars(self), "runs": {name: run.to_json() for name, run in self.runs.items()}}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Case":
        """The case of plain data."""
        return cls(**{**data, "runs": {name: Measurement.from_json(run) for name, run in data["runs"].items()}})


def run_suite(plan: Plan, folder: Path) -> Iterator[Case]:
    """Every case, measured, one after the other: nothing else may use the cores."""
    for family, seeds in plan.families:
        for seed in seeds:
            if family.startswith(REPLAN):
                yield from _replanned(plan, family, seed, folder)
            else:
                yield _case(plan, family, str(seed), instance(family, seed), folder)


def _replanned(plan: Plan, family: str, seed: int, folder: Path) -> Iterator[Case]:
    """The family's week, planned by Binôme and published, and then one absence after another, each by itself."""
    problem = instance(family.removeprefix(REPLAN), seed)
    published = folder / "published.json"
    published.unlink(missing_ok=True)
    first = _measured(problem, "binome", _limit(plan, family.removeprefix(REPLAN)), plan.workers, folder, published)
    if not published.exists():
        first.note = f"nothing to publish: {first.note}"
        yield Case(family, f"{seed}", len(problem.sites), len(problem.agents), {"binome": first})
        return
    roster = Roster.model_validate_json(published.read_bytes())
    for number in range(plan.absences):
        yield _case(plan, family, f"{seed}/{number}", absent(problem, roster, number), folder)


def _case(plan: Plan, family: str, name: str, problem: Problem, folder: Path) -> Case:
    case = Case(family, name, len(problem.sites), len(problem.agents))
    for solver in plan.solvers:
        plain = plan.plain_long_limit if case.sites >= MANY_SITES else plan.plain_limit
        limit = _limit(plan, family) if solver == "binome" else plain
        if solver == "plain" and family.removeprefix(REPLAN).startswith(LARGE):
            continue
        case.runs[solver] = _measured(problem, solver, limit, plan.workers, folder, None)
    return case


def _limit(plan: Plan, family: str) -> float:
    """Seconds for Binôme."""
    if family.startswith(REPLAN):
        return plan.replan_limit
    return plan.large_limit if family.startswith(LARGE) else plan.limit


def _measured(
    problem: Problem, solver: str, limit: float, workers: int, folder: Path, roster: Path | None
) -> Measurement:
    file, result = folder / "problem.json", folder / "measured.json"
    file.write_text(problem.model_dump_json(), encoding="utf-8")
    result.unlink(missing_ok=True)
    command = [sys.executable, "-m", "benchmarks.measure", solver, str(file), "-o", str(result)]
    command += ["--limit", str(limit), "--workers", str(workers)]
    command += [] if roster is None else ["--roster", str(roster)]
    ended, said = _run(command, 2 * limit + _GRACE)
    if result.exists():
        return Measurement.from_json(json.loads(result.read_text(encoding="utf-8")))
    note = "ended from outside, far beyond its limit" if ended else f"failed: {said.strip().splitlines()[-1:]}"
    return Measurement(solver, limit, note=note)


def _run(command: list[str], seconds: float) -> tuple[bool, str]:
    """Run a process and those that it starts; the first answer says whether they had to be ended."""
    with subprocess.Popen(  # noqa: S603 - our own module
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, start_new_session=True
    ) as process:
        try:
            return False, process.communicate(timeout=seconds)[1]
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return True, ""
