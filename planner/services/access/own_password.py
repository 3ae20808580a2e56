"""own_password: somebody who is signed in chooses another password, and shows the one of now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlmodel import Session

from planner.services.access import logins
from planner.services.access.accounts import set_password
from planner.services.access.passwords import LONGEST, SHORTEST, is_right
from schemas.tables.access import AccountRow

Unfit = Literal["short", "long"]


@dataclass(frozen=True)
class NotChanged:
    """Nothing was changed."""

    why: Literal["short", "long", "same", "not_this"]


def unfit(password: str) -> Unfit | None:
    """Why a password cannot be one; None where it can."""
    if len(password) < SHORTEST:
        return "short"
    return "long" if len(password) > LONGEST else None


def change_own_password(
    session: Session, account: AccountRow, current: str, new: str, now: datetime
) -> str | NotChanged:
    """The secret of a new login, since every other one of the account ends; or why nothing was changed."""
    why = unfit(new)
    if why is not None:
        return NotChanged(why)
    if not is_right(current, account.password_hash):
        return NotChanged("not_this")
    if new == current:
        return NotChanged("same")
    set_password(session, account, new, now, account.id)
    return logins.begin(session, account, now, "password")
