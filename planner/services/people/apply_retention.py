"""apply_retention: what is about people is let go of once its time is over; how many there were stays, by month.

Numbers are written into the audit in the transaction that deletes, so that statistics of a year do not need its people.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from config.retention import Retention
from planner.store import audit
from planner.store.audit import Deed
from schemas.tables.absence import AbsenceRow
from schemas.tables.agent import UnavailabilityRow
from schemas.tables.audit import AuditRow
from schemas.tables.case import CaseRow
from schemas.tables.consent import ConsentRow
from schemas.tables.dead_letter import DeadLetterRow
from schemas.tables.message import MessageRow
from schemas.tables.revision import RevisionRow
from schemas.tables.row import Row
from schemas.tables.swap import SwapRow

ACTION = "retention.applied"
OVERTAKEN = ("superseded", "rejected")


@dataclass(frozen=True)
class Kind:
    """What is kept for the same time."""

    row: type[Row]
    ended: Callable[[Any], datetime | date]
    """When a row of it came to its end."""
    over: Callable[[datetime], ColumnElement[bool]]
    """Which rows had come to their end before a moment."""


KINDS: Mapping[str, Kind] = {
    "absences": Kind(
        AbsenceRow,
        lambda row: row.end or row.time,
        lambda at: or_(col(AbsenceRow.end) < at, col(AbsenceRow.end).is_(None) & (col(AbsenceRow.time) < at)),
    ),
    "unavailabilities": Kind(UnavailabilityRow, lambda row: row.end, lambda at: col(UnavailabilityRow.end) < at),
    "consents": Kind(ConsentRow, lambda row: row.date, lambda at: col(ConsentRow.date) < at.date()),
    "swaps": Kind(SwapRow, lambda row: row.changed_at, lambda at: col(SwapRow.changed_at) < at),
    "overtaken_rosters": Kind(
        RevisionRow,
        lambda row: row.created_at,
        lambda at: (col(RevisionRow.created_at) < at) & col(RevisionRow.state).in_(OVERTAKEN),
    ),
    "cases": Kind(CaseRow, lambda row: row.time, lambda at: (col(CaseRow.time) < at) & col(CaseRow.closed)),
    "messages": Kind(
        MessageRow,
        lambda row: row.ended_at or row.made_at,
        lambda at: or_(
            col(MessageRow.ended_at) < at, col(MessageRow.ended_at).is_(None) & (col(MessageRow.made_at) < at)
        ),
    ),
    "dead_letters": Kind(DeadLetterRow, lambda row: row.at, lambda at: col(DeadLetterRow.at) < at),
    "audit": Kind(AuditRow, lambda row: row.at, lambda at: (col(AuditRow.at) < at) & (col(AuditRow.action) != ACTION)),
}
"""By the name that retention.toml has for it; what retention itself wrote down holds no person, and stays."""


@dataclass(frozen=True)
class Due:
    """What of one kind is over."""

    kind: str
    before: datetime
    by_month: Mapping[str, int] = field(default_factory=dict)
    """How many ended in each month, by `2026-12`."""

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(self.by_month.values())


def due(session: Session, retention: Retention, now: datetime) -> tuple[Due, ...]:
    """What is over by now, kind by kind; nothing is changed."""
    return tuple(_due(session, kind, _before(retention, kind, now)) for kind in KINDS)


def apply_retention(session: Session, retention: Retention, now: datetime, by: str) -> tuple[Due, ...]:
    """Let go of what is over, and write down how many there were; done twice it does nothing the second time."""
    found = due(session, retention, now)
    for each in found:
        if each.count:
            for row in session.exec(select(KINDS[each.kind].row).where(KINDS[each.kind].over(each.before))):
                session.delete(row)
            audit.add(session, None, Deed(ACTION, each.kind, by, detail=dict(each.by_month)), now)
    session.flush()
    return found


def _before(retention: Retention, kind: str, now: datetime) -> datetime:
    months: int = getattr(retention, kind)
    return now - relativedelta(months=months)


def _due(session: Session, name: str, before: datetime) -> Due:
    kind = KINDS[name]
    months = Counter(f"{kind.ended(row):%Y-%m}" for row in session.exec(select(kind.row).where(kind.over(before))))
    return Due(name, before, dict(sorted(months.items())))
