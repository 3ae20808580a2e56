"""record_consent: stores that an agent agrees to a late change of a date; the week is planned again with it."""

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


def record_consent(session: Session, agent: str, date: dt.date, now: dt.datetime, *, by: str) -> Recorded:
    """Store it once; a week that was asked for is stale from then on."""
    basin = basin_of_agent(session, agent)
    if basin is None:
        return "unknown agent"
    lock_basin(session, basin)
    if session.get(ConsentRow, (agent, date)) is not None:
        return "known"
    session.add(ConsentRow(agent=agent, date=date))
    session.flush()
    week = iso_week(date)
    deed = Deed("consent.given", f"{basin}/{week}", by, detail={"agent": agent, "date": date.isoformat()})
    audit.add(session, basin, deed, now)
    if weeks.get(session, basin, week) is not None:
        mark_week(session, basin, week, None, now)
    return "stored"
