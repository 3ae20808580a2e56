"""child: one process of the real system, from its settings to its threads, that dies or stands still where it is told.

Nothing of the system is replaced but one part: solvers work in this process, so that it begins at once.
"""

import os
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Literal

from sqlalchemy import event

from config.figures import Figures, load_figures
from events.steps import Step
from planner.cli.system.opened import opened
from planner.cli.system.side_by_side import Work, run_side_by_side
from planner.services.planning.judgement import Solved
from planner.services.planning.patience import Allowed
from planner.services.planning.solved_here import solved
from planner.services.planning.solving import SolverPool
from schemas.problem import Problem

PAGES = "PAGES"
"""As a setting: the file that says how many pages the database may have."""

CLOCK = "CLOCK"
"""As a setting: the file that says by how many seconds the clock is wrong."""

Kind = Literal["run", "worker", "relay"]
WORKS: Mapping[Kind, tuple[Work, ...]] = {
    "run": ("worker", "relay"),
    "worker": ("worker",),
    "relay": ("relay",),
}


@dataclass
class Fate:
    """At which step, and the how-many-th time it is reached, a process ends or stands still."""

    step: Step
    time: int = 1
    sent: signal.Signals = signal.SIGKILL
    _seen: Counter[Step] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)

    def __call__(self, step: Step) -> None:
        """A step is reached."""
        with self._lock:
            self._seen[step] += 1
            if step == self.step and self._seen[step] == self.time:
                os.kill(os.getpid(), self.sent)


class InThisProcess(SolverPool):
    """Solves without a pool."""

    def __call__(self, problem: Problem, allowed: Allowed) -> Solved:
        """Plan here."""
        return solved(problem, allowed)

    def warm(self) -> Future[Figures]:
        """There is nothing to begin."""
        begun = Future[Figures]()
        begun.set_result(load_figures())
        return begun


def _bound(file: Path, connection: sqlite3.Connection, *_: object) -> None:
    """A database of SQLite has as much room as a file says, or all there is where there is no such file."""
    pages = file.read_text() if file.exists() else str(2**32 - 2)
    connection.execute(f"PRAGMA max_page_count = {int(pages)}")


def _wrong(file: Path, clock: Callable[[], datetime]) -> datetime:
    """What time a clock says that somebody has set meanwhile."""
    return clock() + timedelta(seconds=float(file.read_text()) if file.exists() else 0)


def live(kind: Kind, settings: Mapping[str, str], log: str, step: str | None, time: int, number: int) -> None:
    """Run until told to stop, or until fate comes."""
    os.environ.update(settings)  # noqa: TID251 - as whoever starts a process does
    with Path(log).open("ab") as file:
        os.dup2(file.fileno(), sys.stderr.fileno())
        os.dup2(file.fileno(), sys.stdout.fileno())
    fate = None if step is None else Fate(Step(step), time, signal.Signals(number))
    with opened(reached=fate if fate is not None else lambda _: None) as parts:
        if PAGES in settings:
            event.listen(parts.store.engine, "checkout", partial(_bound, Path(settings[PAGES])))
        if CLOCK in settings:
            parts.clock = partial(_wrong, Path(settings[CLOCK]), parts.clock)
        parts.solvers = InThisProcess()
        run_side_by_side(parts, WORKS[kind], 0, lambda _: None)
