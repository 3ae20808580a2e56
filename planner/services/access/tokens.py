"""tokens: by which programs ask. Shown once, kept as a hash, worth nothing after their end or once taken back."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from planner.services.access.identity import Identity, identity_of
from planner.services.access.secret import hashed, new_secret
from planner.store import audit
from planner.store.audit import Deed
from planner.store.plain import plain
from schemas.role import Role, require_scopes
from schemas.tables.access import TokenRow

PREFIX = "binome_"
"""With which every token begins, so that one that lies about is known for what it is."""
_HELD = columns(*map(col, (TokenRow.id, TokenRow.role, TokenRow.scopes, TokenRow.revoked_at, TokenRow.ends_at))).where(
    col(TokenRow.hash) == bindparam("hash")
)


@dataclass(frozen=True)
class NewToken:
    """A token that was made."""

    id: str
    """By which it is taken back."""
    secret: str
    """The token; it is nowhere else."""


@dataclass(frozen=True)
class Wanted:
    """What a token is to be."""

    name: str
    role: Role
    scopes: tuple[str, ...]
    ends_at: datetime


def make_token(session: Session, wanted: Wanted, now: datetime, by: str) -> NewToken:
    """Make a token; `InvalidInput` where its role cannot have its scopes."""
    require_scopes(wanted.role, wanted.scopes)
    token = NewToken(str(uuid.uuid4()), new_secret(PREFIX))
    row = TokenRow(
        id=token.id,
        hash=hashed(token.secret),
        name=wanted.name,
        role=wanted.role.value,
        scopes=list(wanted.scopes),
        created_at=now,
        ends_at=wanted.ends_at,
    )
    session.add(row)
    detail = {"role": row.role, "scopes": row.scopes, "ends_at": row.ends_at.isoformat()}
    audit.add(session, None, Deed("token.made", token.id, by, detail=detail), now)
    return token


def revoke_token(session: Session, token: str, now: datetime, by: str) -> bool:
    """Take a token back; whether there is one of that id."""
    row = session.get(TokenRow, token)
    if row is not None and row.revoked_at is None:
        row.revoked_at = now
        session.add(row)
        audit.add(session, None, Deed("token.revoked", token, by), now)
    return row is not None


def all_tokens(session: Session) -> Sequence[TokenRow]:
    """Every token that was made, the oldest first."""
    return session.exec(select(TokenRow).order_by(col(TokenRow.created_at), col(TokenRow.id))).all()


def holder(session: Session, secret: str, now: datetime) -> Identity | None:
    """Who holds a token; None where it is unknown, taken back, or over: nobody is told which."""
    row = plain(session, _HELD, hash=hashed(secret)).first()
    if row is None or row.revoked_at is not None or row.ends_at <= now:
        return None
    return identity_of(session, row.id, row.role, row.scopes)
