"""audit: who did what, when, and because of what; written in the transaction in which it was done."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from events.together import is_together, put
from planner.store.holding import holding
from schemas.tables.audit import AuditRow
from schemas.tables.columns import canonical


@dataclass(frozen=True)
class Deed:
    """One thing that was done."""

    action: str
    """What, such as `absence.reported`."""
    subject: str
    """To what: an id, or basin/week."""
    actor: str
    """Opaque id of an account, or the source of an event."""
    cause: str | None = None
    """Id of the event that led to it."""
    detail: Mapping[str, object] = field(default_factory=dict)
    """What else is worth knowing. No name, no reason of an absence."""


def add(session: Session, basin: str | None, deed: Deed, at: datetime) -> None:
    """Write a deed down, with others where many are taken in together."""
    values: dict[str, Any] = {
        "at": at,
        "actor": deed.actor,
        "action": deed.action,
        "basin": basin,
        "subject": deed.subject,
        "cause": deed.cause,
        "detail": dict(deed.detail),
    }
    if is_together(session):
        put(session, AuditRow, values)
    else:
        session.add(AuditRow(**values))


def about(session: Session, basin: str, subject: str) -> Sequence[AuditRow]:
    """What was done to a subject of a basin, the oldest first."""
    asked = select(AuditRow).where(AuditRow.basin == basin, AuditRow.subject == subject)
    return session.exec(asked.order_by(col(AuditRow.id))).all()


def caused_by(session: Session, event: str) -> Sequence[AuditRow]:
    """What an event led to at once, the oldest first."""
    asked = select(AuditRow).where(AuditRow.cause == event)
    return session.exec(asked.order_by(col(AuditRow.id))).all()


def concerning(
    session: Session, basin: str | None, subjects: Collection[str], causes: Collection[str]
) -> Sequence[AuditRow]:
    """What was done to any of some subjects or because of any of some events, the oldest first; None: in any basin."""
    asked = select(AuditRow).where(or_(col(AuditRow.subject).in_(subjects), col(AuditRow.cause).in_(causes)))
    asked = asked if basin is None else asked.where(AuditRow.basin == basin)
    return session.exec(asked.order_by(col(AuditRow.id))).all()


def detail_holds(session: Session, values: Collection[str]) -> ColumnElement[bool]:
    """Which deeds have any of some words in their detail, each as a whole."""
    return holding(session, col(AuditRow.detail), [canonical(each) for each in values])
