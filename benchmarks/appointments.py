"""`python -m benchmarks.appointments`: what appointments add to the plan of a basin with nine partners.

30 sites, 20 referents. The same basin is planned twice, without appointments and with them, on one core and by a clock
of processor time, so that what else runs counts little. `plan`: the whole plan, which ends at its limit where wishes
are still weighed. `owed`: until `service`, the last rung that appointments touch, was settled everywhere for the last
time; the models and bounds that appointments make larger count there. `placing`: of the plan with them, what settles
appointments in shifts that are known, and proves it.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import process_time, thread_time
from typing import Any
from unittest.mock import patch

from benchmarks.instances.nine_partners import bare, nine_partners
from benchmarks.page import page
from config.figures import load_figures
from planner.core.appointments.lost import missing_floor
from planner.core.appointments.place import place
from planner.core.limits import Limits
from planner.core.plan import plan
from planner.core.result import Progress
from schemas.objective import Level
from schemas.problem import Problem

HEADER = (
    "seed",
    "wanted",
    "offered",
    "plan s without",
    "with",
    "added",
    "owed s without",
    "with",
    "added",
    "placing s",
    "of the plan",
)
RESULTS = Path(__file__).with_name("appointments-results.md")
LAST: Level = "service"
"""The last rung that appointments touch."""


@dataclass
class Watch:
    """Counts the processor time of some functions; what runs in them runs in their thread."""

    seconds: float = 0.0

    def on(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, watched."""

        def watched(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever it takes and gives
            began = thread_time()
            try:
                return function(*given, **named)
            finally:
                self.seconds += thread_time() - began

        return watched


@dataclass(frozen=True)
class Took:
    """Processor seconds of a plan."""

    whole: float
    owed: float
    offered: int


@dataclass(frozen=True)
class Line:
    """One basin, planned without appointments and with them."""

    seed: int
    wanted: int
    """Appointments of all targets."""
    alone: Took
    together: Took
    placing: float

    def cells(self) -> tuple[str, ...]:
        """As a row."""
        alone, together = self.alone, self.together
        return (
            *map(str, (self.seed, self.wanted, together.offered)),
            *(f"{each:.1f}" for each in (alone.whole, together.whole)),
            _added(alone.whole, together.whole),
            *(f"{each:.1f}" for each in (alone.owed, together.owed)),
            _added(alone.owed, together.owed),
            f"{self.placing:.1f}",
            f"{100 * self.placing / together.whole:.1f} %",
        )


def _added(before: float, after: float) -> str:
    return f"{100 * (after / before - 1):+.1f} %"


def measured(seed: int, limit: float) -> Line:
    """One basin, both ways."""
    problem = nine_partners(seed)
    alone = _planned(bare(problem), limit)
    watch = Watch()
    with (
        patch("planner.core.joined.place", watch.on(place)),
        patch("planner.core.joined.missing_floor", watch.on(missing_floor)),
        patch("planner.core.stating.place", watch.on(place)),
    ):
        together = _planned(problem, limit)
    wanted = sum(target.appointments for site in problem.sites for target in site.partner_targets)
    return Line(seed, wanted, alone, together, watch.seconds)


def _planned(problem: Problem, limit: float) -> Took:
    began, owed = process_time(), [0.0]

    def hear(step: Progress) -> None:
        if step.level == LAST:
            owed[0] = process_time() - began

    found = plan(problem, load_figures(), limits=Limits(limit, process_time), on_progress=hear)
    offered = () if found.timetable is None else found.timetable.appointments
    return Took(process_time() - began, owed[0], len(offered))


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--limit", type=float, default=40.0, help="seconds of the processor for each plan")
    parser.add_argument("-o", "--output", type=Path, default=RESULTS)
    given = parser.parse_args()
    lines = [measured(seed, given.limit) for seed in range(given.seeds)]
    rows = (line.cells() for line in lines)
    text = page(
        "What appointments add to a plan",
        __doc__,
        HEADER,
        rows,
        " ".join(["python -m benchmarks.appointments", *sys.argv[1:]]),
    )
    given.output.write_text(text, encoding="utf-8")
    sys.stdout.write(given.output.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
