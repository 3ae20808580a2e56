"""storing: a burst of absences that waits on the bus, and one worker that stores them as facts."""

import time
from dataclasses import dataclass

from sqlmodel import Session, func, select

from benchmarks.system.absences import burst
from benchmarks.system.asking import applied, ask, handled, wait
from benchmarks.system.ground import Ground
from benchmarks.system.networks import import_all
from benchmarks.system.outside import Sender
from benchmarks.system.process import Solves, running, usual
from benchmarks.system.processor import seconds_of
from schemas.problem import Problem
from schemas.tables.week import WeekRow

_PATIENCE = 600.0


@dataclass(frozen=True)
class Stored:
    """What was measured."""

    absences: int
    seconds: float
    """From the first that was stored to the last."""
    processor: float
    """Seconds of the processor that the worker took for them."""
    applied: int
    """Inbox rows that ended as applied."""
    versions: int
    """By how much the versions of weeks have risen together: one for each fact and week."""

    @property
    def rate(self) -> float:
        """Facts a second."""
        return self.absences / self.seconds


def storing(ground: Ground, problems: list[Problem], count: int) -> Stored:
    """Put all on the bus, start a worker with everything that it does, and wait until the last one is stored.

    No solver takes the processor from it; all else that a worker does goes on. The clock starts when the first batch is
    stored: a process takes its time to start.
    """
    import_all(ground, problems)
    with Sender(ground) as sender:
        sender.send([away.reported(sender, number) for number, away in enumerate(burst(problems, count))])
    store = ground.store()
    with running(ground, Solves("endless"), usual(ground)) as processes:
        wait(store, lambda session: handled(session) > 0, _PATIENCE)
        began, first, before = time.monotonic(), ask(store, handled), seconds_of(processes)
        wait(store, lambda session: handled(session) >= count, _PATIENCE)
        seconds, taken = time.monotonic() - began, seconds_of(processes) - before
    took_effect, versions = ask(store, applied), ask(store, _versions)
    store.close()
    return Stored(count - first, seconds, taken, took_effect, versions)


def _versions(session: Session) -> int:
    return session.exec(select(func.sum(WeekRow.version))).one() or 0
