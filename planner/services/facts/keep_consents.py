"""keep_consents: an agent agrees to a late change of a date, or takes that back; the week is planned again with it.

What was published thanks to a consent stays until a new plan is: nobody is changed once more by taking it back.
"""

import datetime as dt
from typing import Literal

from sqlmodel import Session

from planner.services.facts.mark_weeks import mark_week
from planner.services.facts.weeks_touched import iso_week
from planner.store import audit, weeks
from planner.store.audit import Deed
from planner.store.networks import basin_of_agent
from planner.store.weeks import lock_basin
from schemas.tables.consent import ConsentRow

Recorded = Literal["stored", "known", "unknown agent"]
Withdrawn = Literal["withdrawn", "none"]


def record_consent(session: Session, agent: str, date: dt.date, now: dt.datetime, *, by: str) -> Recorded:
    """Store it once; a week that was asked for is stale from then on."""
    basin = basin_of_agent(session, agent)
    if basin is None:
        return "unknown agent"
    lock_basin(session, basin)
    if session.get(ConsentRow, (agent, date)) is not None:
        return "known"
    row = ConsentRow(agent=agent, date=date)
    session.add(row)
    _followed(session, basin, row, "consent.given", now, by)
    return "stored"


def withdraw_consent(session: Session, agent: str, date: dt.date, now: dt.datetime, *, by: str) -> Withdrawn:
    """Take it back where there is one; a week that was asked for is stale from then on."""
    basin = basin_of_agent(session, agent)
    if basin is None:
        return "none"
    lock_basin(session, basin)
    row = session.get(ConsentRow, (agent, date))
    if row is None:
        return "none"
    session.delete(row)
    _followed(session, basin, row, "consent.withdrawn", now, by)
    return "withdrawn"


def _followed(session: Session, basin: str, row: ConsentRow, action: str, now: dt.datetime, by: str) -> None:
    """Note who did it, and have the week planned again where somebody asked for it."""
    session.flush()
    week = iso_week(row.date)
    deed = Deed(action, f"{basin}/{week}", by, detail={"agent": row.agent, "date": row.date.isoformat()})
    audit.add(session, basin, deed, now)
    if weeks.get(session, basin, week) is not None:
        mark_week(session, basin, week, None, now)
