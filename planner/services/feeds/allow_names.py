"""allow_names: an employer lets its people be named in the calendars of the sites where they work, or does not."""

from datetime import datetime
from typing import Literal

from sqlmodel import Session, select

from planner.services.calendars.changed import raise_calendar
from planner.store import audit
from planner.store.audit import Deed
from planner.store.weeks import lock_basin
from schemas.tables.agent import AgentRow
from schemas.tables.feed import NamesInFeedsRow

Done = Literal["allowed", "known", "withdrawn", "none"]


def allow_names(session: Session, basin: str, employer: str, now: datetime, by: str) -> Done:
    """Let them be named: `allowed`; `known` where they may be already, `none` where the employer has nobody there."""
    lock_basin(session, basin)
    if session.get(NamesInFeedsRow, (basin, employer)) is not None:
        return "known"
    people = select(AgentRow.id).where(AgentRow.basin == basin, AgentRow.employer == employer)
    if session.exec(people).first() is None:
        return "none"
    session.add(NamesInFeedsRow(basin=basin, employer=employer, since=now, by=by))
    return _noted(session, basin, employer, "allowed", now, by)


def withdraw_names(session: Session, basin: str, employer: str, now: datetime, by: str) -> Done:
    """Let nobody of it be named any more: `withdrawn`; `none` where nobody could be."""
    lock_basin(session, basin)
    row = session.get(NamesInFeedsRow, (basin, employer))
    if row is None:
        return "none"
    session.delete(row)
    return _noted(session, basin, employer, "withdrawn", now, by)


def _noted(session: Session, basin: str, employer: str, done: Done, now: datetime, by: str) -> Done:
    raise_calendar(session, basin)
    audit.add(session, basin, Deed(f"feed.names_{done}", employer, by), now)
    session.flush()
    return done
