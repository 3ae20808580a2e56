"""hooks: where an employer's program is told of its people's changes. Its secret is shown once, and kept nowhere.

A secret is made of a key that the environment holds, of the hook and of a number; so it can be made again to sign with,
and whoever reads the database has none.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

from pydantic import SecretStr
from sqlmodel import Session, col, select

from planner.store import audit
from planner.store.audit import Deed
from schemas.tables.agent import AgentRow
from schemas.tables.employer import EmployerRow
from schemas.tables.message import ContactRow, HookRow

PREFIX = "binome_hook_"
"""With which every secret begins, so that one that lies about is known for what it is."""
ADDRESS, LONGEST = r"^https?://[!-~]+$", 2000
"""What a program's address looks like, and how long it is at most; who is spoken to is looked at anew each time."""
_ID_BYTES = 9


def secret_of(key: SecretStr, hook: HookRow) -> str:
    """The secret that holds for a hook now."""
    text = f"{hook.id}|{hook.secret_number}".encode()
    return PREFIX + hmac.new(key.get_secret_value().encode(), text, hashlib.sha256).hexdigest()


def make_hook(session: Session, basin: str, employer: str, url: str, now: datetime, by: str) -> HookRow | None:
    """Have an employer's program told; None where the employer is not known, or one is told already."""
    if session.get(EmployerRow, (basin, employer)) is None or hook_of(session, basin, employer) is not None:
        return None
    row = HookRow(id=f"h-{secrets.token_hex(_ID_BYTES)}", basin=basin, employer=employer, url=url, made_at=now)
    session.add(row)
    _audit(session, row, "hook.made", now, by)
    return row


def rotate_hook(session: Session, key: str, now: datetime, by: str) -> HookRow | None:
    """Give a hook another secret; None where there is no such hook that is told."""
    row = session.get(HookRow, key)
    if row is None or row.revoked_at is not None:
        return None
    row.secret_number += 1
    session.add(row)
    _audit(session, row, "hook.rotated", now, by)
    return row


def revoke_hook(session: Session, key: str, now: datetime, by: str) -> bool:
    """Tell a program nothing more; whether there is one of that id."""
    row = session.get(HookRow, key)
    if row is not None and row.revoked_at is None:
        row.revoked_at = now
        session.add(row)
        _audit(session, row, "hook.revoked", now, by)
    return row is not None


def all_hooks(session: Session) -> Sequence[HookRow]:
    """Every hook that was made, the oldest first."""
    return session.exec(select(HookRow).order_by(col(HookRow.made_at), col(HookRow.id))).all()


def hooks_of(session: Session, basin: str) -> Sequence[HookRow]:
    """Every hook of a basin that was made, the oldest first."""
    asked = select(HookRow).where(HookRow.basin == basin)
    return session.exec(asked.order_by(col(HookRow.made_at), col(HookRow.id))).all()


def hook_of(session: Session, basin: str, employer: str) -> HookRow | None:
    """The program of an employer that is told; None where none is."""
    asked = select(HookRow).where(
        HookRow.basin == basin, HookRow.employer == employer, col(HookRow.revoked_at).is_(None)
    )
    return session.exec(asked).first()


def hooked(session: Session, basin: str) -> Mapping[str, str]:
    """For each agent of a basin whose employer's program is told, its hook; nothing of who wants to hear nothing."""
    asked = (
        select(AgentRow.id, HookRow.id)
        .join(HookRow, (col(HookRow.basin) == AgentRow.basin) & (col(HookRow.employer) == AgentRow.employer))
        .outerjoin(ContactRow, col(ContactRow.agent) == AgentRow.id)
        .where(AgentRow.basin == basin, col(HookRow.revoked_at).is_(None), col(ContactRow.muted_at).is_(None))
    )
    return dict(session.exec(asked).all())


def _audit(session: Session, row: HookRow, action: str, now: datetime, by: str) -> None:
    audit.add(session, row.basin, Deed(action, row.id, by, detail={"employer": row.employer}), now)
    session.flush()
