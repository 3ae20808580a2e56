"""tell_history: what happened to a week, in the order in which it did: facts, decisions, revisions that followed.

Not in the order of the clock, which may have been set back meanwhile.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlmodel import Session

from planner.services.facts.weeks_touched import week_after, week_start
from planner.store import audit, facts, revisions, weeks
from schemas.tables.audit import AuditRow
from schemas.tables.basin import BasinRow
from schemas.tables.revision import RevisionRow

_WEEK = re.compile(r"\d{4}-W\d{2}")
_OF_REVISIONS = ("roster.imported", "roster.proposed", "roster.published")


@dataclass(frozen=True)
class Happening:
    """One thing that happened to a week."""

    at: datetime
    action: str
    """What, such as `absence.reported` or `roster.published`."""
    subject: str
    """To what: an id, or basin/week."""
    actor: str | None
    """Who stands behind it; None of what came with an import."""
    event: str | None
    """The event that brought it."""
    detail: Mapping[str, object] = field(default_factory=dict)
    """What else is known of it; of a revision its number and its version."""
    state: str | None = None
    """Of a revision, what it is now."""
    cause: Sequence[str] = ()
    """Of a revision, the events that led to it, the first 50."""
    cause_count: int = 0
    """Of a revision, how many events led to it."""


def tell_history(session: Session, basin: str, week: str) -> tuple[Happening, ...] | None:
    """Everything that is kept about a week, in the order in which it was stored; None where there is no such basin."""
    known = session.get(BasinRow, basin)
    if known is None:
        return None
    given = revisions.of_week(session, basin, week)
    row = weeks.get(session, basin, week)
    causes = {event for revision in given for event in revision.cause} | set(() if row is None else row.cause)
    subjects = {f"{basin}/{week}", *_facts(session, known, week)}
    rows = [each for each in audit.concerning(session, basin, subjects, causes) if _is_of(each, basin, week)]
    numbered = {revision.revision: revision for revision in given}
    told = [_happening(each, numbered) for each in rows]
    written = {happening.detail.get("revision") for happening in told if happening.action in _OF_REVISIONS}
    return tuple(_among(told, _imported(given, written)))


def _facts(session: Session, basin: BasinRow, week: str) -> set[str]:
    """Absences and closures that lie in the week now; those that did before are found by their events."""
    start = week_start(week, basin.timezone)
    end = week_start(week_after(week), basin.timezone)
    return {row.id for read in (facts.absences, facts.closures) for row in read(session, basin.id, start, end)}


def _is_of(row: AuditRow, basin: str, week: str) -> bool:
    """An event that touches two weeks leads to revisions of both."""
    about = row.subject.removeprefix(f"{basin}/")
    return about == week or not (row.subject != about and _WEEK.fullmatch(about))


def _happening(row: AuditRow, numbered: Mapping[int, RevisionRow]) -> Happening:
    told = Happening(row.at, row.action, row.subject, row.actor, row.cause, row.detail)
    of = numbered.get(row.detail.get("revision", 0)) if row.action in _OF_REVISIONS else None
    return told if of is None else replace(told, state=of.state, cause=tuple(of.cause), cause_count=of.cause_count)


def _among(told: Iterable[Happening], imported: Iterable[Happening]) -> Iterator[Happening]:
    """What came with an import stands before the first that is later: no more is known of it."""
    waiting = sorted(imported, key=lambda happening: happening.at)
    for each in told:
        while waiting and waiting[0].at <= each.at:
            yield waiting.pop(0)
        yield each
    yield from waiting


def _imported(given: Iterable[RevisionRow], written: set[object]) -> Iterable[Happening]:
    """Revisions that nobody here made: they came with a baseline."""
    for row in given:
        if row.revision not in written:
            subject, detail = f"{row.basin}/{row.week}", {"revision": row.revision, "version": row.version}
            at = row.published_at or row.created_at
            yield Happening(at, "roster.imported", subject, row.by, None, detail, state=row.state)
