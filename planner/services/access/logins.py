"""logins: browsers in which people are signed in; each ends when it is not used, and at the latest after half a day."""

import hashlib
from datetime import datetime, timedelta
from typing import Literal

from sqlmodel import Session, select

from planner.services.access.identity import Identity, identity_of
from planner.services.access.passwords import hash_of, is_outdated, is_right
from planner.services.access.secret import hashed, new_secret
from planner.store import audit
from planner.store.audit import Deed
from schemas.tables.access import AccountRow, LoginRow

IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=12)
"""How long a login lasts unused, and at most."""
SEEN_EVERY = timedelta(minutes=1)
"""How exactly it is written down when a login was last used."""
_PATIENCE, _PAUSE = 10, timedelta(minutes=1)
"""Wrong passwords in a row after which one try a minute is looked at."""


def sign_in(session: Session, login: str, password: str, now: datetime) -> str | None:
    """The secret of a new login; None where nobody has this login with this password, or it was tried too often."""
    row = session.exec(select(AccountRow).where(AccountRow.login == login)).first()
    right = is_right(password, None if row is None else row.password_hash)
    if row is None or row.disabled or _waits(row, now):
        return None
    if not right:
        row.failures, row.failed_at = row.failures + 1, now
        session.add(row)
        audit.add(session, None, Deed("account.refused", row.id, row.id), now)
        return None
    if row.password_hash is not None and is_outdated(row.password_hash):
        row.password_hash = hash_of(password)
    row.failures, row.failed_at = 0, None
    session.add(row)
    return begin(session, row, now, "password")


def begin(session: Session, account: AccountRow, now: datetime, way: Literal["password", "provider"]) -> str:
    """The secret of a new login of somebody who has shown who it is."""
    secret = new_secret()
    session.add(LoginRow(hash=hashed(secret), account=account.id, began_at=now, seen_at=now))
    audit.add(session, None, Deed("account.signed_in", account.id, account.id, detail={"by": way}), now)
    return secret


def holder(session: Session, secret: str, now: datetime) -> Identity | None:
    """Who is signed in; None where the login is unknown or over, or the account may no longer sign in."""
    row = _standing(session, secret, now)
    account = None if row is None else session.get(AccountRow, row.account)
    if account is None or account.disabled:
        return None
    return identity_of(session, account.id, account.role, account.scopes)


def was_seen(session: Session, secret: str, now: datetime) -> bool:
    """Whether it is written down already that a login was used about now."""
    row = _standing(session, secret, now)
    return row is None or now - row.seen_at < SEEN_EVERY


def see(session: Session, secret: str, now: datetime) -> None:
    """Write down that a login is used."""
    row = _standing(session, secret, now)
    if row is not None:
        row.seen_at = now
        session.add(row)


def sign_out(session: Session, secret: str) -> None:
    """End one login."""
    row = session.get(LoginRow, hashed(secret))
    if row is not None:
        session.delete(row)


def csrf_of(secret: str) -> str:
    """What a page repeats with whatever it changes: who does not have the cookie cannot know it."""
    return hashlib.sha256(f"csrf\x1f{secret}".encode()).hexdigest()


def _waits(row: AccountRow, now: datetime) -> bool:
    """Nothing tells it from a wrong password, so that nobody learns which accounts there are."""
    return row.failures >= _PATIENCE and row.failed_at is not None and now < row.failed_at + _PAUSE


def _standing(session: Session, secret: str, now: datetime) -> LoginRow | None:
    row = session.get(LoginRow, hashed(secret))
    if row is None or now - row.seen_at >= IDLE or now - row.began_at >= LONGEST:
        return None
    return row
