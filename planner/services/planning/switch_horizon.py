"""switch_horizon: has a basin planned ahead by itself, or no longer."""

from datetime import datetime

from sqlmodel import Session

from config.horizon import Horizon
from planner.services.planning.keep_horizon import extend_horizon
from planner.store import audit
from planner.store.audit import Deed
from planner.store.weeks import lock_basin


def switch_horizon(
    session: Session, basin: str, horizon: Horizon, now: datetime, *, on: bool, by: str
) -> tuple[str, ...] | None:
    """Switch it; gives the weeks that are to be planned from now on, None where there is no such basin.

    Switched off, plans that are there stay; none is asked for any more.
    """
    row = lock_basin(session, basin)
    if row is None:
        return None
    if row.planned_ahead != on:
        row.planned_ahead = on
        session.add(row)
        session.flush()
        audit.add(session, basin, Deed(f"horizon.{'on' if on else 'off'}", basin, by), now)
    return extend_horizon(session, row, horizon, now)
