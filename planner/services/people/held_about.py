"""held_about: everything that is kept of an agent, table by table (GDPR, article 15), as it can be handed over.

A table that names agents is found by its columns: one that is added later is in it by itself.
"""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, select

from planner.services.access.accounts import accounts_of, scope_of
from planner.services.naming import token
from planner.store import audit
from schemas.envelope import OWN_SOURCE
from schemas.ids import AgentId
from schemas.tables.absence import AbsenceRow
from schemas.tables.access import AccountRow, InvitationRow, LoginRow, SignInLinkRow, SubjectRow
from schemas.tables.agent import AgentRow
from schemas.tables.alert import AlertRow
from schemas.tables.audit import AuditRow
from schemas.tables.every import TABLES
from schemas.tables.feed import FeedRow
from schemas.tables.identity import IdentityRow
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
    found = {str(kind.__tablename__): _rows(session, kind, agent) for kind in TABLES if may_hold(kind)}
    return {name: rows for name, rows in found.items() if rows}


def may_hold(kind: type[Row]) -> bool:
    """Whether a table can hold something about an agent."""
    return names_an_agent(kind) is not None or kind in {AuditRow, IdentityRow, AlertRow, *_OF_ACCOUNTS}


def names_an_agent(kind: type[Row]) -> str | None:
    """The column in which a table names an agent; None where it names none."""
    return _OTHERWISE.get(kind, "agent" if "agent" in kind.model_fields else None)


def _rows(session: Session, kind: type[Row], agent: str) -> list[Mapping[str, object]]:
    where = _of(kind, agent)
    if kind is AuditRow:
        where = _of_audit(session, agent)
    elif kind is IdentityRow:
        where = and_(col(IdentityRow.kind) == "agent", col(IdentityRow.ours) == agent)
    elif kind is AlertRow:
        return [_told(row) for row in session.exec(select(AlertRow)) if _is_about(row, agent)]
    elif kind in _OF_ACCOUNTS:
        where = col(getattr(kind, _OF_ACCOUNTS[kind])).in_([row.id for row in accounts_of(session, agent)])
    rows = [] if where is None else session.exec(select(kind).where(where)).all()
    return [_told(row) for row in rows]


def _told(row: Row) -> Mapping[str, object]:
    """Its columns in the order of its table."""
    return {name: getattr(row, name) for name in type(row).model_fields if _NOT_HANDED_OVER not in name}


def _of(kind: type[Row], agent: str) -> ColumnElement[bool] | None:
    """Which rows are the agent's."""
    name = names_an_agent(kind)
    if name is None:
        return None
    names = (name, _ALSO[kind]) if kind in _ALSO else (name,)
    return or_(*(col(getattr(kind, each)) == agent for each in names))


def _of_audit(session: Session, agent: str) -> ColumnElement[bool]:
    """What the agent did, also by an account, and what was done to them and to their absences."""
    theirs = session.exec(select(AbsenceRow.id).where(AbsenceRow.agent == agent)).all()
    accounts = [row.id for row in accounts_of(session, agent)]
    acting = (agent, *accounts, *(f"{OWN_SOURCE}/api/{account}" for account in accounts))
    done = or_(col(AuditRow.actor).in_(acting), col(AuditRow.subject).in_((agent, *accounts, *theirs)))
    return or_(done, audit.detail_holds(session, [agent, scope_of(agent)]))


def _is_about(row: AlertRow, agent: str) -> bool:
    """Whether an alert tells of an agent, in a sentence or by the id."""
    told = json.dumps(row.data, ensure_ascii=False)
    return json.dumps(agent, ensure_ascii=False) in told or token(AgentId(agent)) in told
