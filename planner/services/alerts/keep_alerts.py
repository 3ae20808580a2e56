"""keep_alerts: brings the alerts of a week in line with what is known of it: each raised once, cleared once."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from config.alerts import AlertFigures
from planner.services.alerts.alert import Alert
from planner.services.alerts.alerting import desired, difference
from planner.services.alerts.told_alerts import put_alerts, standing_alerts
from planner.services.alerts.week_alerts import Known, ReportedAbsence
from planner.services.announce import Cause
from planner.services.facts.weeks_touched import week_after, week_start
from planner.store import facts
from schemas.ids import AbsenceId, AgentId, AppointmentId
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.tables.alert import AlertRow


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
    whole: bool = True
    """Whether the problem is that of the whole basin; else only alerts of its sites are looked at."""

    def concerns(self, alert: Alert) -> bool:
        """Whether an alert is among those that are looked at."""
        return self.whole or any(alert.site == site.id for site in self.problem.sites)


def keep_alerts(session: Session, standing: Standing, figures: AlertFigures, now: datetime, cause: Cause) -> None:
    """Raise, amend and clear what the week's state asks for."""
    basin, week = standing.problem.basin, standing.problem.week
    told = [each for each in standing_alerts(session, basin, AlertRow.week == week) if standing.concerns(each)]
    known = Known(
        problem=standing.problem.model_copy(update={"now": now}),
        published=standing.published,
        contradicted=standing.contradicted,
        races=standing.races,
        absences=_absences(session, standing.problem),
        at_risk=standing.at_risk,
    )
    wanted = filter(standing.concerns, desired(known, figures, told))
    put_alerts(session, basin, difference(told, wanted), now, cause)


def _absences(session: Session, problem: Problem) -> tuple[ReportedAbsence, ...]:
    """Those of the week that stand, each with the time of the event that counts."""
    start, end = week_start(problem.week, problem.timezone), week_start(week_after(problem.week), problem.timezone)
    return tuple(
        ReportedAbsence(AbsenceId(row.id), AgentId(row.agent), row.start, row.end, row.time)
        for row in facts.away(session, problem.basin, start, end)
    )
