"""accounts: people who sign in here. Nobody has a password before choosing one."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, select

from planner.services.access.passwords import hash_of
from planner.services.access.secret import hashed, new_secret
from planner.store import audit
from planner.store.audit import Deed
from schemas.errors import InvalidInput
from schemas.faults import Fault, shown
from schemas.role import Role, require_scopes
from schemas.tables.access import AccountRow, LoginRow, SignInLinkRow

LINK_LASTS = timedelta(hours=24)
"""How long a link to choose a password can be used."""


@dataclass(frozen=True)
class Person:
    """Whom an account is for."""

    login: str
    role: Role
    scopes: tuple[str, ...]


def make_account(session: Session, person: Person, now: datetime, by: str) -> AccountRow:
    """Make an account without a password; `InvalidInput` where its login is taken or its scopes cannot be."""
    require_scopes(person.role, person.scopes)
    if person.role == Role.MACHINE:
        raise InvalidInput([Fault("/role", "machine", "the role of a person", "make a token for a program")])
    if session.exec(select(AccountRow).where(AccountRow.login == person.login)).first() is not None:
        raise InvalidInput([Fault("/login", shown(person.login), "a login that is free", "choose another one")])
    row = AccountRow(
        id=str(uuid.uuid4()),
        login=person.login,
        role=person.role.value,
        scopes=list(person.scopes),
        created_at=now,
    )
    session.add(row)
    session.flush()
    detail = {"role": row.role, "scopes": row.scopes}
    audit.add(session, None, Deed("account.made", row.id, by, detail=detail), now)
    return row


def set_password(session: Session, account: AccountRow, password: str, now: datetime, by: str) -> None:
    """Give an account its password; whoever was signed in with the old one no longer is."""
    account.password_hash, account.failures, account.failed_at = hash_of(password), 0, None
    session.add(account)
    sign_out_everywhere(session, account.id)
    audit.add(session, None, Deed("account.password_set", account.id, by), now)


def make_link(session: Session, account: AccountRow, now: datetime) -> str:
    """The secret of a link by which a person chooses a password, once; older ones are worth nothing from now on."""
    for old in session.exec(select(SignInLinkRow).where(SignInLinkRow.account == account.id)):
        session.delete(old)
    secret = new_secret()
    session.add(SignInLinkRow(hash=hashed(secret), account=account.id, ends_at=now + LINK_LASTS))
    return secret


def give_link(session: Session, account: AccountRow, now: datetime, by: str) -> str:
    """A link for an account that is there: its password was forgotten, or its first link is over."""
    audit.add(session, None, Deed("account.link_given", account.id, by), now)
    return make_link(session, account, now)


def use_link(session: Session, secret: str, password: str, now: datetime) -> AccountRow | None:
    """Choose a password by a link, which is used up; None where the link is worth nothing."""
    link = session.get(SignInLinkRow, hashed(secret))
    account = None if link is None else session.get(AccountRow, link.account)
    if link is None or account is None or account.disabled or link.ends_at <= now:
        return None
    set_password(session, account, password, now, account.id)
    session.delete(link)
    session.flush()
    return account


def all_accounts(session: Session) -> Sequence[AccountRow]:
    """Every account, by its login."""
    return session.exec(select(AccountRow).order_by(AccountRow.login)).all()


def close_account(session: Session, account: AccountRow, now: datetime, by: str) -> None:
    """Nobody signs in with it any more; it is kept, so that what was done with it stays told."""
    account.disabled = True
    session.add(account)
    sign_out_everywhere(session, account.id)
    audit.add(session, None, Deed("account.closed", account.id, by), now)


def open_account(session: Session, account: AccountRow, now: datetime, by: str) -> None:
    """A closed account is one to sign in with again, as before."""
    account.disabled = False
    session.add(account)
    audit.add(session, None, Deed("account.opened", account.id, by), now)


def scope_of(agent: str) -> str:
    """The scope that lets somebody in as an agent."""
    return f"agent:{agent}"


def accounts_of(session: Session, agent: str) -> list[AccountRow]:
    """Accounts by which an agent is let in as such."""
    scope = scope_of(agent)
    return [row for row in session.exec(select(AccountRow).order_by(AccountRow.id)) if scope in row.scopes]


def forget_accounts(session: Session, agent: str) -> None:
    """Let go of an agent's accounts, with all ways into them; one that is good for more than that keeps the rest."""
    for row in accounts_of(session, agent):
        rest = [scope for scope in row.scopes if scope != scope_of(agent)]
        if row.role == Role.AGENT or not rest:
            session.delete(row)
        else:
            row.scopes = rest
            session.add(row)
    session.flush()


def sign_out_everywhere(session: Session, account: str) -> int:
    """End every login of an account; how many there were."""
    found = session.exec(select(LoginRow).where(LoginRow.account == account)).all()
    for row in found:
        session.delete(row)
    return len(found)
