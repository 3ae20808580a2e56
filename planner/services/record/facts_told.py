"""facts_told: about whom, or which site, and from when to when deeds about absences and closures were.

A deed keeps neither; the row of the absence or closure keeps what was said last. So the time is that of the last deed
which set it, and of those after it that left it as it was; of deeds before it no time is known.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlmodel import Session

from planner.services.spans import Span
from planner.store import audit
from schemas.tables.absence import AbsenceRow
from schemas.tables.closure import ClosureRow

Deed = tuple[str, str, str | None]
"""A deed: action, subject and the event that brought it."""
_SETS = {"absence.reported", "absence.changed", "closure.set", "closure.lifted"}
_LEAVES = {"absence.cancelled"}


@dataclass(frozen=True)
class Fact:
    """What a deed was about."""

    agent: str | None
    """Who is away, as was said last."""
    site: str | None
    """Which site stays shut."""
    span: Span | None
    """From when to when; None where something else was said since."""


def facts_told(session: Session, deeds: Iterable[tuple[str, str]]) -> Mapping[Deed, Fact]:
    """What is known of deeds about absences and closures, among some by their action and subject."""
    subjects = {subject for action, subject in deeds if action in _SETS | _LEAVES}
    found: dict[Deed, Fact] = {}
    said: set[tuple[str, str]] = set()
    for deed in reversed(audit.concerning(session, None, subjects, set())):
        if deed.action not in _SETS | _LEAVES:
            continue
        kind = deed.action.partition(".")[0]
        row = session.get(AbsenceRow if kind == "absence" else ClosureRow, deed.subject)
        if isinstance(row, AbsenceRow | ClosureRow):
            told = (deed.action, deed.subject, deed.cause)
            found.setdefault(told, _fact(row, holds=(kind, deed.subject) not in said))
        if deed.action in _SETS:
            said.add((kind, deed.subject))
    return found


def _fact(row: AbsenceRow | ClosureRow, *, holds: bool) -> Fact:
    span = (row.start, row.end) if holds and row.start is not None and row.end is not None else None
    if isinstance(row, AbsenceRow):
        return Fact(row.agent, None, span)
    return Fact(None, row.site, span)
