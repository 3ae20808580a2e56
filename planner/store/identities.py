"""identities: who of ours is meant by an id that a tool outside gives."""

from datetime import datetime

from sqlmodel import Session, col, select

from schemas.tables.absence import AbsenceRow
from schemas.tables.agent import AgentRow
from schemas.tables.identity import IdentityRow

AGENT = "agent"
"""The kind of an agent."""


def agent_of(session: Session, system: str, external: str) -> AgentRow | None:
    """The agent that a tool means; None of one that was not imported, or is not of the network any more."""
    found = session.get(IdentityRow, (system, AGENT, external))
    return None if found is None else session.get(AgentRow, found.ours)


def occurrences(session: Session, absence: str, after: datetime) -> frozenset[str]:
    """Absences of an id, and those whose ids begin with it and a slash, that stand and begin after an instant."""
    following = chr(ord("/") + 1)
    asked = select(AbsenceRow.id).where(
        col(AbsenceRow.id) >= absence,
        col(AbsenceRow.id) < f"{absence}{following}",
        col(AbsenceRow.cancelled).is_(False),
        col(AbsenceRow.start) > after,
    )
    return frozenset(key for key in session.exec(asked) if key == absence or key.startswith(f"{absence}/"))
