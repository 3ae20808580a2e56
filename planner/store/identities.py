"""identities: who or what of ours is meant by an id that a tool outside gives."""

from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from schemas.tables.absence import AbsenceRow
from schemas.tables.agent import AgentRow
from schemas.tables.identity import IdentityRow
from schemas.tables.partner import ReferentRow

AGENT, REFERENT, SITE = "agent", "referent", "site"
"""The kinds of what tools outside have ids for."""


def agent_of(session: Session, system: str, external: str) -> AgentRow | None:
    """The agent that a tool means; None of one that was not imported, or is not of the network any more."""
    found = session.get(IdentityRow, (system, AGENT, external))
    return None if found is None else session.get(AgentRow, found.ours)


def referent_of(session: Session, system: str, external: str) -> ReferentRow | None:
    """The referent that a tool means; None of one that was not imported, or receives no more."""
    found = session.get(IdentityRow, (system, REFERENT, external))
    return None if found is None else session.get(ReferentRow, found.ours)


def site_of(session: Session, system: str, external: str) -> str | None:
    """The site that a tool means; None of one that is not ours."""
    found = session.get(IdentityRow, (system, SITE, external))
    return None if found is None else found.ours


def occurrences(session: Session, absence: str, after: datetime) -> frozenset[str]:
    """Absences of an id, and those whose ids begin with it and a slash, that stand and begin after an instant."""
    asked = select(AbsenceRow.id).where(
        *_of(absence), col(AbsenceRow.cancelled).is_(False), col(AbsenceRow.start) > after
    )
    return frozenset(key for key in session.exec(asked) if _is_of(absence, key))


def told_at(session: Session, absence: str) -> frozenset[datetime]:
    """When something was last said of each of these absences, whatever it was."""
    asked = select(AbsenceRow.id, AbsenceRow.time).where(*_of(absence))
    return frozenset(time for key, time in session.exec(asked) if _is_of(absence, key))


def _of(absence: str) -> tuple[ColumnElement[bool], ...]:
    """A range of the key, which may hold some of others."""
    following = chr(ord("/") + 1)
    return (col(AbsenceRow.id) >= absence, col(AbsenceRow.id) < f"{absence}{following}")


def _is_of(absence: str, key: str) -> bool:
    return key == absence or key.startswith(f"{absence}/")
