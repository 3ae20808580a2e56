"""lift_pins: shifts of a week that had to stay need not any more; the week is planned again."""

from datetime import datetime

from sqlmodel import Session

from planner.services.mark_weeks import mark_week
from planner.store import audit, facts
from planner.store.audit import Deed
from planner.store.weeks import lock_basin


def lift_pins(session: Session, basin: str, week: str, agent: str | None, now: datetime, *, by: str) -> int:
    """Lift the pins of a week, or those of one agent; gives how many were lifted."""
    lock_basin(session, basin)
    lifted = [row for row in facts.pins(session, basin, week) if agent in (None, row.agent)]
    for row in lifted:
        row.lifted = True
        session.add(row)
    session.flush()
    if lifted:
        detail = {"agents": sorted({row.agent for row in lifted}), "pins": len(lifted)}
        audit.add(session, basin, Deed("pins.lifted", f"{basin}/{week}", by, detail=detail), now)
        mark_week(session, basin, week, None, now)
    return len(lifted)
