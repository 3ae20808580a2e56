"""forget: logins, links, invitations and ways to a provider that are over, and keys of what was posted long ago."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, or_

from planner.services.access.logins import IDLE, LONGEST
from planner.services.access.subjects import forget_invitations
from schemas.tables.access import AttemptRow, LoginRow, PostedRow, SignInLinkRow

KEYS_KEPT = timedelta(days=30)
"""For how long what is posted again under its key is done once."""


def forget(session: Session, now: datetime) -> None:
    """Delete what can be of no use any more."""
    session.exec(
        delete(LoginRow).where(or_(col(LoginRow.seen_at) <= now - IDLE, col(LoginRow.began_at) <= now - LONGEST))
    )
    session.exec(delete(SignInLinkRow).where(col(SignInLinkRow.ends_at) <= now))
    session.exec(delete(AttemptRow).where(col(AttemptRow.ends_at) <= now))
    forget_invitations(session, now)
    session.exec(delete(PostedRow).where(col(PostedRow.at) <= now - KEYS_KEPT))
