"""keep_alerts: brings the alerts of a week in line with what is known of it: each raised once, cleared once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from config.alerts import AlertFigures
from planner.services.alerting import desired, difference
from planner.services.alerts import Alert
from planner.services.announce import Cause, announce
from planner.services.week_alerts import Known, ReportedAbsence
from planner.services.weeks_touched import week_after, week_start
from planner.store import facts
from schemas.events.alerts import AlertCleared, AlertRaised
from schemas.ids import AbsenceId, AgentId, AlertId, AppointmentId, BasinId
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.tables.alert import AlertRow
from schemas.tables.columns import canonical


@dataclass(frozen=True)
class Standing:
    """What a week's alerts are decided from."""

    problem: Problem
    """Agents stand in it as `{agent:ID}`."""
    published: Roster | None
    contradicted: bool = False
    """Whether the newest answer was that there is no roster."""
    races: int = 0
    at_risk: frozenset[AppointmentId] = frozenset()


def keep_alerts(session: Session, standing: Standing, figures: AlertFigures, now: datetime, cause: Cause) -> None:
    """Raise, amend and clear what the week's state asks for."""
    basin, week = standing.problem.basin, standing.problem.week
    rows = {row.id: row for row in _standing(session, basin, week)}
    told = [_told(basin, row) for row in rows.values()]
    known = Known(
        problem=standing.problem.model_copy(update={"now": now}),
        published=standing.published,
        contradicted=standing.contradicted,
        races=standing.races,
        absences=_absences(session, standing.problem),
        at_risk=standing.at_risk,
    )
    found = difference(told, desired(known, figures, told))
    for alert in (*found.raised, *found.amended):
        row = session.get(AlertRow, alert.id) or _new(alert, now)
        row.cleared_at, row.data = None, alert.raised().model_dump(mode="json")
        session.add(row)
        _tell(session, basin, alert.id, alert.raised(), now, cause)
    for alert in found.cleared:
        rows[alert.id].cleared_at = now
        session.add(rows[alert.id])
        _tell(session, basin, alert.id, alert.cleared(), now, cause)
    session.flush()


def _tell(
    session: Session, basin: BasinId, alert: AlertId, data: AlertRaised | AlertCleared, now: datetime, cause: Cause
) -> None:
    announce(session, data, basin=basin, subject=alert, key=alert, now=now, cause=cause)


def _standing(session: Session, basin: str, week: str) -> Sequence[AlertRow]:
    asked = select(AlertRow).where(AlertRow.basin == basin, AlertRow.week == week, col(AlertRow.cleared_at).is_(None))
    return session.exec(asked.order_by(col(AlertRow.id))).all()


def _told(basin: BasinId, row: AlertRow) -> Alert:
    return Alert.of(basin, row.occurrence, AlertRaised.model_validate_json(canonical(row.data)))


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


def _absences(session: Session, problem: Problem) -> tuple[ReportedAbsence, ...]:
    """Those of the week that stand, each with the time of the event that counts."""
    start, end = week_start(problem.week, problem.timezone), week_start(week_after(problem.week), problem.timezone)
    return tuple(
        ReportedAbsence(AbsenceId(row.id), AgentId(row.agent), row.start, row.end, row.time)
        for row in facts.absences(session, problem.basin, start, end)
        if row.agent is not None and row.start is not None and row.end is not None
    )
