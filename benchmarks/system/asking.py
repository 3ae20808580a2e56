"""asking: questions to the store from outside, once or until the answer is yes."""

import time
from collections.abc import Callable
from typing import TypeVar

from sqlmodel import Session, col, func, select

from planner.store.session import Store
from schemas.tables.inbox import InboxRow
from schemas.tables.week import WeekRow

Told = TypeVar("Told")
_LOOK_SECONDS = 0.05


def ask(store: Store, question: Callable[[Session], Told]) -> Told:
    """One answer."""
    with store.reading() as session:
        return question(session)


def wait(store: Store, over: Callable[[Session], bool], seconds: float) -> None:
    """Ask until the answer is yes.

    Raises:
        TimeoutError: where it is not within so many seconds.
    """
    until = time.monotonic() + seconds
    while not ask(store, over):
        if time.monotonic() > until:
            raise TimeoutError(f"not within {seconds:.0f} s")
        time.sleep(_LOOK_SECONDS)


def handled(session: Session) -> int:
    """Events in the inbox."""
    return session.exec(select(func.count()).select_from(InboxRow)).one()


def applied(session: Session) -> int:
    """Those that took effect."""
    return session.exec(select(func.count()).select_from(InboxRow).where(col(InboxRow.outcome) == "applied")).one()


def waiting(session: Session) -> int:
    """Weeks whose plan knows an older version; a count, since whoever looks on takes time from who plans."""
    behind = col(WeekRow.version) > col(WeekRow.planned_version)
    return session.exec(select(func.count()).select_from(WeekRow).where(behind)).one()
