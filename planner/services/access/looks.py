"""looks: who looked at whose data; once an hour is enough to know it, whatever a page asks for again and again."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from planner.store import audit
from planner.store.audit import Deed
from schemas.tables.audit import AuditRow

ACTION = "agent.looked_at"
AGAIN_AFTER = timedelta(hours=1)
"""After which looking again is written down again."""


def unnoted(session: Session, actor: str, agents: Iterable[str], now: datetime) -> frozenset[str]:
    """Those of the agents of whom it is not written down yet that this one looked at them lately."""
    wanted = frozenset(agents)
    asked = select(AuditRow.subject).where(
        col(AuditRow.subject).in_(sorted(wanted)),
        AuditRow.action == ACTION,
        AuditRow.actor == actor,
        col(AuditRow.at) > now - AGAIN_AFTER,
    )
    known = frozenset(session.exec(asked))
    return wanted - known


def note_looks(session: Session, basin: str, actor: str, agents: Iterable[str], now: datetime) -> None:
    """Write down that somebody looked at what is held about these agents."""
    for agent in sorted(agents):
        audit.add(session, basin, Deed(ACTION, agent, actor), now)
