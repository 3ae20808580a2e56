"""contacts: where people are reached, and that they may not want to be."""

import re
from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select

from config.addresses import ADDRESS, MOST_LETTERS
from planner.services.access.secret import hashed
from planner.store import audit
from planner.store.audit import Deed
from schemas.tables.agent import AgentRow
from schemas.tables.message import ContactRow, MessageRow

BY_LINK = "/binome/messages/stop"
"""Who spoke, where somebody followed the link of a message."""


def is_address(text: str) -> bool:
    """Whether mail can be sent there, as far as its letters tell."""
    return len(text) <= MOST_LETTERS and re.fullmatch(ADDRESS, text) is not None


def contact_of(session: Session, agent: str) -> ContactRow | None:
    """What somebody said of how to be reached; None where nothing was said."""
    return session.get(ContactRow, agent, populate_existing=True)


def put_contact(session: Session, agent: str, email: str | None, now: datetime, by: str, *, wanted: bool) -> ContactRow:
    """Say where an agent of the store is reached, and whether they want messages."""
    row = contact_of(session, agent) or ContactRow(agent=agent, changed_at=now)
    row.email, row.changed_at = email, now
    row.muted_at = None if wanted else (row.muted_at or now)
    session.add(row)
    _audit(session, row, "contact.changed", now, by)
    return row


def stop_by_link(session: Session, secret: str, now: datetime) -> bool:
    """Whoever got a message wants no more of them; whether its link still says who that is."""
    asked = select(MessageRow.agent).where(MessageRow.stop_hash == hashed(secret), col(MessageRow.agent).is_not(None))
    agent = session.exec(asked).first()
    row = None if agent is None else contact_of(session, agent)
    if row is None:
        return False
    if row.muted_at is None:
        row.muted_at = row.changed_at = now
        session.add(row)
        _audit(session, row, "contact.muted", now, BY_LINK)
    return True


def reached(session: Session, basin: str) -> Collection[str]:
    """Agents of a basin who are told of their own changes."""
    asked = select(ContactRow.agent).join(AgentRow, col(AgentRow.id) == ContactRow.agent)
    asked = asked.where(AgentRow.basin == basin, col(ContactRow.email).is_not(None), col(ContactRow.muted_at).is_(None))
    return frozenset(session.exec(asked))


def muted(session: Session, agents: Collection[str]) -> Collection[str]:
    """Those of the agents who want no messages."""
    asked = select(ContactRow.agent).where(
        col(ContactRow.agent).in_(sorted(agents)), col(ContactRow.muted_at).is_not(None)
    )
    return frozenset(session.exec(asked))


def _audit(session: Session, row: ContactRow, action: str, now: datetime, by: str) -> None:
    """The address itself is not written down."""
    agent = session.get(AgentRow, row.agent)
    assert agent is not None  # noqa: S101 - the row refers to it
    detail = {"email": row.email is not None, "wanted": row.muted_at is None}
    audit.add(session, agent.basin, Deed(action, row.agent, by, detail=detail), now)
    session.flush()
