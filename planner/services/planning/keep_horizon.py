"""keep_horizon: plans the weeks to come without being asked, and publishes the next one on its day of the week.

A week that is planned ahead stays a proposal until its day; one that somebody asked for follows the employers' rule.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from config.horizon import Horizon
from planner.services.facts.mark_weeks import mark_week
from planner.services.facts.weeks_touched import week_after, week_of
from planner.store import facts, revisions, weeks
from schemas.ids import AccountId
from schemas.tables.basin import BasinRow
from schemas.tables.employer import EmployerRow
from schemas.time import Day

BY = AccountId("binome:horizon")
"""Who publishes, where nobody had to."""


def is_held_back(session: Session, basin: str, week: str) -> bool:
    """Whether a first plan of a week waits for its day: it is planned ahead, and nobody asked for it."""
    row = session.get(BasinRow, basin)
    given = revisions.numbers(session, basin, (week,)) or facts.requests(session, basin, week)
    return row is not None and row.planned_ahead and not given


def extend_horizon(session: Session, basin: BasinRow, horizon: Horizon, now: datetime) -> tuple[str, ...]:
    """Have every week of the horizon planned; gives those that were not yet. The basin's row is locked."""
    if not basin.planned_ahead:
        return ()
    present = week_of(now, basin.timezone)
    ahead = (week_after(present, distance) for distance in range(1, horizon.weeks + 1))
    fresh = tuple(week for week in ahead if weeks.get(session, basin.id, week) is None)
    for week in fresh:
        mark_week(session, basin.id, week, None, now)
    return fresh


def publish_due(session: Session, basin: BasinRow, horizon: Horizon, now: datetime) -> str | None:
    """Ask for the publication of the week whose day it is, where it is a proposal; gives the week."""
    today = now.astimezone(ZoneInfo(basin.timezone)).date()
    monday = today - timedelta(days=today.weekday())
    if not basin.planned_ahead or today < monday + timedelta(days=Day(horizon.publish_on).index):
        return None
    week = week_after(week_of(now, basin.timezone), horizon.publish_weeks_ahead)
    row = revisions.proposed(session, basin.id, week)
    if row is None or revisions.roster_of(row).status == "none" or not is_held_back(session, basin.id, week):
        return None
    return None if _is_reviewed(session, basin.id) else week


def _is_reviewed(session: Session, basin: str) -> bool:
    """Whether somebody wants to see every plan before it is given out."""
    reviewed = select(EmployerRow).where(EmployerRow.basin == basin, EmployerRow.publication == "review").limit(1)
    return session.exec(reviewed).first() is not None
