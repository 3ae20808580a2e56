"""revisions: the stored rosters of a week, and which of them people have.

Of a week at most one revision is published and at most one is proposed. A roster is stored once, as the document that
is published and as rows that are looked things up in.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import bindparam, func, update
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from planner.store.documents import baseline_in, document_of, roster_in
from planner.store.plain import plain
from planner.store.revision_rows import add_rows_of
from planner.store.rows import add_rows
from schemas.roster import Baseline, Roster
from schemas.tables.revision import RevisionRow

_GIVEN = columns(col(RevisionRow.roster)).where(
    col(RevisionRow.basin) == bindparam("basin"),
    col(RevisionRow.week) == bindparam("week"),
    col(RevisionRow.state) == "published",
)

_NUMBERS = columns(col(RevisionRow.week), col(RevisionRow.revision)).where(
    col(RevisionRow.basin) == bindparam("basin"),
    col(RevisionRow.state) == bindparam("state"),
    col(RevisionRow.week).in_(bindparam("weeks", expanding=True)),
)

State = Literal["proposed", "published", "superseded", "rejected"]


@dataclass(frozen=True)
class Made:
    """Where a new revision comes from."""

    version: int
    """The version of the week that it was solved for."""
    at: datetime
    """When it is stored."""
    cause: Sequence[str] = ()
    """Ids of the events that led to it, at most 50."""
    cause_count: int = 0
    """How many events led to it."""


def published(session: Session, basin: str, week: str) -> RevisionRow | None:
    """The revision that people have; None where none was published."""
    return _in_state(session, basin, week, "published")


def document(session: Session, basin: str, week: str) -> str | None:
    """The document of the revision that people have; None where none was published."""
    return plain(session, _GIVEN, basin=basin, week=week).scalar()


def published_among(session: Session, basin: str, weeks: Iterable[str]) -> list[str]:
    """Those of the weeks of which a revision is published, in order."""
    return sorted(numbers(session, basin, weeks))


def weeks_given(session: Session, basin: str) -> list[str]:
    """Every week of a basin of which a revision is published, in order."""
    asked = select(RevisionRow.week).where(RevisionRow.basin == basin, RevisionRow.state == "published")
    return list(session.exec(asked.order_by(col(RevisionRow.week))))


def numbers(session: Session, basin: str, weeks: Iterable[str], state: State = "published") -> dict[str, int]:
    """The number of the revision that is in a state, of those of the weeks that have one; no document is read."""
    session.flush()
    found = plain(session, _NUMBERS, basin=basin, state=state, weeks=sorted(weeks))
    return {week: revision for week, revision in found}  # noqa: C416 - rows are no pairs to the type checker


def proposed(session: Session, basin: str, week: str) -> RevisionRow | None:
    """The proposal that waits to be looked at; None where none does."""
    return _in_state(session, basin, week, "proposed")


def newest(session: Session, basin: str, week: str) -> RevisionRow | None:
    """The revision stored last, whatever became of it; None where there is none."""
    return next(iter(_all(session, basin, week)), None)


def get(session: Session, basin: str, week: str, revision: int) -> RevisionRow | None:
    """One revision by its number."""
    return session.get(RevisionRow, (basin, week, revision), populate_existing=True)


def of_week(session: Session, basin: str, week: str) -> Sequence[RevisionRow]:
    """Every revision of a week, the newest first."""
    return _all(session, basin, week)


def made_since(session: Session, basin: str, moment: datetime) -> Sequence[RevisionRow]:
    """Revisions stored at a moment or later, in the order of their weeks and numbers."""
    asked = select(RevisionRow).where(RevisionRow.basin == basin, col(RevisionRow.created_at) >= moment)
    return session.exec(asked.order_by(col(RevisionRow.week), col(RevisionRow.revision))).all()


def caused_by(session: Session, basin: str, event: str) -> Sequence[RevisionRow]:
    """Revisions that name an event among those that led to them, by week and number."""
    causes = select(RevisionRow.week, RevisionRow.revision, RevisionRow.cause).where(RevisionRow.basin == basin)
    named = sorted((week, number) for week, number, cause in session.exec(causes) if event in cause)
    return [row for week, number in named if (row := get(session, basin, week, number)) is not None]


def add(session: Session, roster: Roster, made: Made) -> RevisionRow:
    """Store a roster as the proposal of its week, document and rows; a proposal that was there is superseded.

    The caller holds the basin (`weeks.lock_basin`). Its number is one above the greatest there is; `supersedes` is the
    published revision. To publish it at once, call `publish` on what this gives.
    """
    basin, week = str(roster.basin), roster.week
    _set(session, basin, week, "proposed", "superseded")
    known = session.exec(
        select(func.max(RevisionRow.revision)).where(RevisionRow.basin == basin, RevisionRow.week == week)
    ).one()
    given = numbers(session, basin, (week,))
    row = RevisionRow(
        basin=basin,
        week=week,
        revision=(known or 0) + 1,
        version=made.version,
        state="proposed",
        roster=document_of(roster),
        short_sites=sum(not guarantee.met for guarantee in roster.guarantees),
        supersedes=given.get(week),
        created_at=made.at,
        cause=list(made.cause),
        cause_count=made.cause_count,
    )
    add_rows(session, [row])
    before = get(session, basin, week, known) if known else None
    add_rows_of(session, roster, row.revision, None if before is None else (before.revision, roster_of(before)))
    stored = get(session, basin, week, row.revision)
    assert stored is not None  # noqa: S101 - it was stored in the line before
    return stored


def publish(
    session: Session, row: RevisionRow, *, at: datetime, frozen_until: datetime, by: str | None = None
) -> RevisionRow:
    """Make a proposal the revision that people have; the one they had is superseded. The caller holds the basin."""
    row.supersedes = numbers(session, row.basin, (row.week,)).get(row.week)
    _set(session, row.basin, row.week, "published", "superseded")
    row.state, row.published_at, row.frozen_until, row.by = "published", at, frozen_until, by
    session.add(row)
    session.flush()
    return row


def reject(session: Session, row: RevisionRow, *, by: str | None) -> None:
    """Put a proposal aside for good. The caller holds the basin."""
    row.state, row.by = "rejected", by
    session.add(row)
    session.flush()


def withdraw(session: Session, basin: str, week: str) -> None:
    """Supersede the proposal of a week, where there is one. The caller holds the basin."""
    _set(session, basin, week, "proposed", "superseded")


def roster_of(row: RevisionRow) -> Roster:
    """The document of a revision."""
    return roster_in(row.roster)


def baseline_of(row: RevisionRow, local: Callable[[datetime], datetime] = lambda moment: moment) -> Baseline:
    """A published revision as the baseline of the next plan, with its own instants as they are `local`."""
    if row.published_at is None or row.frozen_until is None:
        raise ValueError(f"revision {row.revision} of {row.basin} {row.week} was never published")
    return baseline_in(row.roster, local(row.published_at), local(row.frozen_until))


def _in_state(session: Session, basin: str, week: str, state: State) -> RevisionRow | None:
    asked = select(RevisionRow).where(RevisionRow.basin == basin, RevisionRow.week == week, RevisionRow.state == state)
    return session.exec(asked.execution_options(populate_existing=True)).first()


def _all(session: Session, basin: str, week: str) -> Sequence[RevisionRow]:
    asked = select(RevisionRow).where(RevisionRow.basin == basin, RevisionRow.week == week)
    return session.exec(
        asked.order_by(col(RevisionRow.revision).desc()).execution_options(populate_existing=True)
    ).all()


def _set(session: Session, basin: str, week: str, old: State, new: State) -> None:
    """Said at once and not at the end, so that the next one finds the place free."""
    session.flush()
    here = (col(RevisionRow.basin) == basin, col(RevisionRow.week) == week, col(RevisionRow.state) == old)
    session.exec(update(RevisionRow).where(*here).values(state=new))
