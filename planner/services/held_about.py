"""held_about: everything that is kept of an agent, table by table (GDPR, article 15), as it can be handed over.

A table that names agents is found by its columns: one that is added later is in it by itself.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from planner.services.access.accounts import accounts_of
from schemas.tables.absence import AbsenceRow
from schemas.tables.access import AccountRow, InvitationRow, LoginRow, SignInLinkRow, SubjectRow
from schemas.tables.agent import AgentRow
from schemas.tables.audit import AuditRow
from schemas.tables.every import TABLES
from schemas.tables.feed import FeedRow
from schemas.tables.row import Row
from schemas.tables.seat import SeatRow
from schemas.tables.swap import SwapRow

Held = Mapping[str, Sequence[Mapping[str, object]]]
"""Rows by the name of their table; tables without any are left out."""

_OTHERWISE: Mapping[type[Row], str] = {AgentRow: "id", SeatRow: "holder", FeedRow: "subject"}
"""Tables in which an agent stands in a column of another name."""
_ALSO: Mapping[type[Row], str] = {SwapRow: "colleague"}
"""Tables that name a second agent, and in which column."""
_OF_ACCOUNTS: Mapping[type[Row], str] = {
    AccountRow: "id",
    SignInLinkRow: "account",
    SubjectRow: "account",
    InvitationRow: "account",
    LoginRow: "account",
}
"""Tables about the accounts by which an agent is let in."""
_NOT_HANDED_OVER = "hash"
"""In the name of a column: what is kept so that nobody can read it."""


def held_about(session: Session, agent: str) -> Held | None:
    """What is kept of an agent, without secrets; None where nobody of that id is known."""
    if session.get(AgentRow, agent) is None:
        return None
    found = {str(kind.__tablename__): _rows(session, kind, agent) for kind in TABLES}
    return {name: rows for name, rows in found.items() if rows}


def names_an_agent(kind: type[Row]) -> str | None:
    """The column in which a table names an agent; None where it names none."""
    return _OTHERWISE.get(kind, "agent" if "agent" in kind.model_fields else None)


def _rows(session: Session, kind: type[Row], agent: str) -> list[Mapping[str, object]]:
    where = _of(kind, agent)
    if kind is AuditRow:
        where = _of_audit(session, agent)
    elif kind in _OF_ACCOUNTS:
        where = col(getattr(kind, _OF_ACCOUNTS[kind])).in_([row.id for row in accounts_of(session, agent)])
    rows = [] if where is None else session.exec(select(kind).where(where)).all()
    return [{name: value for name, value in row if _NOT_HANDED_OVER not in name} for row in rows]


def _of(kind: type[Row], agent: str) -> ColumnElement[bool] | None:
    """Which rows are the agent's."""
    name = names_an_agent(kind)
    if name is None:
        return None
    names = (name, _ALSO[kind]) if kind in _ALSO else (name,)
    return or_(*(col(getattr(kind, each)) == agent for each in names))


def _of_audit(session: Session, agent: str) -> ColumnElement[bool]:
    """What the agent did, and what was done to them and to their absences."""
    theirs = session.exec(select(AbsenceRow.id).where(AbsenceRow.agent == agent)).all()
    return or_(col(AuditRow.actor) == agent, col(AuditRow.subject).in_((agent, *theirs)))
