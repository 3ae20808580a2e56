"""lift_pins: shifts of a week that had to stay need not any more; the week is planned again."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from planner.services.facts.mark_weeks import mark_week
from planner.store import audit, facts
from planner.store.audit import Deed
from planner.store.weeks import lock_basin
from schemas.tables.request import PinRow


def lift_pins(session: Session, basin: str, week: str, agent: str | None, now: datetime, *, by: str) -> int:
    """Lift the pins of a week, or those of one agent; gives how many were lifted."""
    lock_basin(session, basin)
    held = [row for row in facts.pins(session, basin, week) if agent in (None, row.agent)]
    if held:
        lift(session, held, now, by=by)
    return len(held)


def lift(session: Session, held: Sequence[PinRow], now: datetime, *, by: str) -> None:
    """Lift pins of one week that hold, one at least. The caller holds the basin."""
    basin, week = held[0].basin, held[0].week
    for row in held:
        row.lifted = True
        session.add(row)
    session.flush()
    detail = {"agents": sorted({row.agent for row in held}), "pins": len(held)}
    audit.add(session, basin, Deed("pins.lifted", f"{basin}/{week}", by, detail=detail), now)
    mark_week(session, basin, week, None, now)
