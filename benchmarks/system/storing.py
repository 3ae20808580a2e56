"""storing: a burst of absences that waits on the bus, and one worker that stores them as facts."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlmodel import Session, col, func, select

from benchmarks.system.absences import burst
from benchmarks.system.ground import Ground
from benchmarks.system.networks import import_all
from benchmarks.system.outside import Sender
from benchmarks.system.process import Solves, running, usual
from planner.store.session import Store
from schemas.problem import Problem
from schemas.tables.absence import AbsenceRow
from schemas.tables.inbox import InboxRow
from schemas.tables.week import WeekRow

Told = TypeVar("Told")
_LOOK_SECONDS = 0.05
_PATIENCE = 600.0


@dataclass(frozen=True)
class Stored:
    """What was measured."""

    absences: int
    seconds: float
    """From the first that was stored to the last."""
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
    with running(ground, Solves("endless"), usual(ground)):
        _wait(store, lambda session: _handled(session) > 0)
        began, first = time.monotonic(), _ask(store, _handled)
        _wait(store, lambda session: _handled(session) >= count)
        seconds = time.monotonic() - began
    applied, versions = _ask(store, _applied), _ask(store, _versions)
    store.close()
    return Stored(count - first, seconds, applied, versions)


def _wait(store: Store, over: Callable[[Session], bool]) -> None:
    until = time.monotonic() + _PATIENCE
    while not _ask(store, over):
        if time.monotonic() > until:
            raise TimeoutError(f"not stored within {_PATIENCE:.0f} s")
        time.sleep(_LOOK_SECONDS)


def _ask(store: Store, question: Callable[[Session], Told]) -> Told:
    with store.reading() as session:
        return question(session)


def _handled(session: Session) -> int:
    return session.exec(select(func.count()).select_from(InboxRow)).one()


def _applied(session: Session) -> int:
    return session.exec(select(func.count()).select_from(AbsenceRow).where(col(AbsenceRow.cancelled).is_(False))).one()


def _versions(session: Session) -> int:
    return session.exec(select(func.sum(WeekRow.version))).one() or 0
