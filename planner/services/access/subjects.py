"""subjects: whom an identity provider knows, and which account that is: signing in makes none."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select

from planner.services.access.accounts import sign_out_everywhere
from planner.services.access.secret import hashed
from planner.store import audit
from planner.store.audit import Deed
from schemas.errors import InvalidInput
from schemas.faults import Fault, shown
from schemas.tables.access import AccountRow, InvitationRow, SubjectRow

WAITS = timedelta(days=90)
"""How long an account waits for an address that nobody signs in with."""


@dataclass(frozen=True)
class Known:
    """Who somebody is to a provider that has just said so."""

    issuer: str
    subject: str
    email: str | None
    """An address that the provider answers for; None where it does not."""


def bind_subject(session: Session, account: AccountRow, issuer: str, subject: str, now: datetime, by: str) -> None:
    """Let whom a provider knows by this subject in; `InvalidInput` where that is somebody else already."""
    row = session.get(SubjectRow, (issuer, subject))
    if row is not None and row.account != account.id:
        raise InvalidInput([Fault("/subject", shown(subject), "a subject of nobody else", "unbind the other account")])
    if row is None:
        session.add(SubjectRow(issuer=issuer, subject=subject, account=account.id, bound_at=now))
        audit.add(session, None, Deed("account.bound", account.id, by, detail={"issuer": issuer}), now)


def invite(session: Session, account: AccountRow, issuer: str, email: str, now: datetime, by: str) -> None:
    """Let whoever first signs in with this address in; `InvalidInput` where it waits for somebody else already."""
    if not _may_be_one(email):
        raise InvalidInput([Fault("/email", shown(email), "an e-mail address", "correct it")])
    row = session.get(InvitationRow, (issuer, _hash_of(email)))
    if row is not None and row.account != account.id and row.ends_at > now:
        raise InvalidInput([Fault("/email", shown(email), "an address of nobody else", "unbind the other account")])
    row = row or InvitationRow(issuer=issuer, email_hash=_hash_of(email), account=account.id, ends_at=now)
    row.account, row.ends_at = account.id, now + WAITS
    session.add(row)
    audit.add(session, None, Deed("account.invited", account.id, by, detail={"issuer": issuer}), now)


def unbind(session: Session, account: AccountRow, now: datetime, by: str) -> int:
    """Let nobody in any more by a provider, and end what is open; how many ways in there were."""
    gone = 0
    for kind in (SubjectRow, InvitationRow):
        gone += session.exec(delete(kind).where(col(kind.account) == account.id)).rowcount
    sign_out_everywhere(session, account.id)
    audit.add(session, None, Deed("account.unbound", account.id, by), now)
    return gone


def account_of(session: Session, who: Known, now: datetime) -> AccountRow | None:
    """Whose account it is; an invitation is used up, and the subject is known from then on.

    None where nobody prepared one, or it may no longer sign in.
    """
    row = session.get(SubjectRow, (who.issuer, who.subject))
    account = _invited(session, who, now) if row is None else session.get(AccountRow, row.account)
    return None if account is None or account.disabled else account


def forget_invitations(session: Session, now: datetime) -> None:
    """Let go of those for whom nobody came."""
    session.exec(delete(InvitationRow).where(col(InvitationRow.ends_at) <= now))


def account_named(session: Session, login: str) -> AccountRow:
    """The account of a login; `InvalidInput` where there is none."""
    row = session.exec(select(AccountRow).where(AccountRow.login == login)).first()
    if row is None:
        raise InvalidInput([Fault("/login", shown(login), "a login that there is", "binome account create")])
    return row


def _invited(session: Session, who: Known, now: datetime) -> AccountRow | None:
    key = None if who.email is None else (who.issuer, _hash_of(who.email))
    row = None if key is None else session.get(InvitationRow, key)
    account = None if row is None or row.ends_at <= now else session.get(AccountRow, row.account)
    if row is None or account is None or account.disabled:
        return None
    session.delete(row)
    bind_subject(session, account, who.issuer, who.subject, now, account.id)
    session.flush()
    return account


def _hash_of(email: str) -> str:
    return hashed(email.strip().lower())


def _may_be_one(email: str) -> bool:
    name, _, host = email.strip().rpartition("@")
    return bool(name) and "." in host and not any(each.isspace() for each in name + host)
