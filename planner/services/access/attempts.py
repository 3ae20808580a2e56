"""attempts: people who were sent to the identity provider; each comes back once, soon, and in the same browser.

Everything that the way back is known by follows from one secret, which only the browser's cookie holds.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from planner.services.access.secret import hashed, new_secret
from schemas.tables.access import AttemptRow

LASTS = timedelta(minutes=10)
"""How long somebody may be away."""


@dataclass(frozen=True)
class Attempt:
    """One way to the provider and back."""

    secret: str
    """What the browser keeps."""

    @property
    def state(self) -> str:
        """What the provider gives back with the browser: it shows that this browser began."""
        return self._derived("state")

    @property
    def nonce(self) -> str:
        """What the provider signs: its token is of this attempt and of no other."""
        return self._derived("nonce")

    @property
    def verifier(self) -> str:
        """What the code is exchanged with (PKCE): whoever stole the code does not have it."""
        return self._derived("verifier")

    def _derived(self, use: str) -> str:
        return hashlib.sha256(f"{use}\x1f{self.secret}".encode()).hexdigest()


def begin_attempt(session: Session, back: str, now: datetime) -> Attempt:
    """Send somebody out; `back` is the page of ours that is wanted afterwards."""
    attempt = Attempt(new_secret())
    session.add(AttemptRow(hash=hashed(attempt.secret), back=back, ends_at=now + LASTS))
    return attempt


def end_attempt(session: Session, secret: str, state: str, now: datetime) -> tuple[Attempt, str] | None:
    """Take somebody back who comes with this secret and this state, and where to; None where that is nobody's way.

    Whatever comes of it, that way is over: a second try with the same secret finds nothing.
    """
    attempt = Attempt(secret)
    row = session.get(AttemptRow, hashed(secret), with_for_update=True)
    if row is None:
        return None
    session.delete(row)
    session.flush()
    if row.ends_at <= now or not hmac.compare_digest(attempt.state.encode(), state.encode()):
        return None
    return attempt, row.back
