"""withdraw_consent: an agent's agreement to a late change is taken back; the week is planned again without it.

What was published thanks to it stays until a new plan is: nobody is changed once more by taking it back.
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

Withdrawn = Literal["withdrawn", "none"]


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
    session.flush()
    week = iso_week(date)
    deed = Deed("consent.withdrawn", f"{basin}/{week}", by, detail={"agent": agent, "date": date.isoformat()})
    audit.add(session, basin, deed, now)
    if weeks.get(session, basin, week) is not None:
        mark_week(session, basin, week, None, now)
    return "withdrawn"
