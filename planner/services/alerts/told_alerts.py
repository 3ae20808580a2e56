"""told_alerts: alerts between their rows and the values that are decided on, and what is said of them."""

from collections.abc import Sequence
from datetime import datetime

from pydantic_core import to_json
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from planner.services.alerts.alert import Alert
from planner.services.alerts.alerting import Difference
from planner.services.announce import Cause, announce
from planner.services.calendars.keep_seats import keep_subjects
from planner.services.calendars.of_facts import wanted_of_alerts
from planner.store.rows import rows_of
from schemas.events.alerts import AlertCleared, AlertRaised
from schemas.ids import BasinId
from schemas.tables.alert import AlertRow
from schemas.tables.basin import BasinRow


def standing_alerts(session: Session, basin: str, *which: ColumnElement[bool] | bool) -> Sequence[Alert]:
    """Alerts of a basin that stand, of those that meet some conditions on their rows."""
    asked = select(AlertRow).where(AlertRow.basin == basin, col(AlertRow.cleared_at).is_(None), *which)
    return [_told(BasinId(basin), row) for row in session.exec(asked.order_by(col(AlertRow.id)))]


def put_alerts(session: Session, basin: str, found: Difference, now: datetime, cause: Cause) -> None:
    """Raise, amend and clear: in the rows, on the bus and in the basin's calendar."""
    rows: list[AlertRow] = []
    told = (*found.raised, *found.amended, *found.cleared)
    known = rows_of(session, AlertRow, [alert.id for alert in told])
    for alert in (*found.raised, *found.amended):
        row = known.get(alert.id) or _new(alert, now)
        row.cleared_at, row.data = None, alert.raised().model_dump(mode="json")
        session.add(row)
        rows.append(row)
        _tell(session, basin, alert, alert.raised(), now, cause)
    for alert in found.cleared:
        row = known.get(alert.id) or _new(alert, now)
        row.cleared_at = now
        session.add(row)
        rows.append(row)
        _tell(session, basin, alert, alert.cleared(), now, cause)
    session.flush()
    held = session.get(BasinRow, basin) if rows else None
    if held is not None:
        wanted = wanted_of_alerts(rows, held.timezone)
        keep_subjects(session, basin, ("alert",), {row.id for row in rows}, wanted, now)


def _tell(
    session: Session, basin: str, alert: Alert, data: AlertRaised | AlertCleared, now: datetime, cause: Cause
) -> None:
    announce(session, data, basin=basin, subject=alert.id, key=alert.id, now=now, cause=cause)


def _told(basin: BasinId, row: AlertRow) -> Alert:
    return Alert.of(basin, row.occurrence, AlertRaised.model_validate_json(to_json(row.data)))


def _new(alert: Alert, now: datetime) -> AlertRow:
    return AlertRow(
        id=alert.id,
        kind=alert.kind,
        basin=alert.basin,
        week=alert.week,
        site=alert.site,
        occurrence=alert.occurrence,
        raised_at=now,
    )
