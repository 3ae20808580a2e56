"""alerting: which alerts a week deserves, and what has to be said of those that stand and those that do not.

An alert is raised once and cleared once. While it stands it is said again, under the same id, only where its matter
changed (its text or its times): the topic is compacted, so that the newest word is the one that stays. Of a week that
is over there is none.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from config.alerts import AlertFigures
from planner.services.alerts.alert import Alert
from planner.services.alerts.week_alerts import Known, WeekAlerts
from schemas.events.alerts import AlertKind

KINDS: frozenset[AlertKind] = frozenset(
    {"label_short", "unplanned_closing", "booking_at_risk", "no_roster", "late_absence", "planning_behind"}
)
"""The kinds that are decided here; alerts of other kinds are left alone."""


@dataclass(frozen=True)
class Difference:
    """What has to be said."""

    raised: tuple[Alert, ...] = ()
    amended: tuple[Alert, ...] = ()
    """Alerts that stand, and whose matter changed: said again under the same id."""
    cleared: tuple[Alert, ...] = ()


def desired(known: Known, figures: AlertFigures, standing: Iterable[Alert] = ()) -> tuple[Alert, ...]:
    """The alerts that a week deserves; `standing` are those that stand."""
    week = WeekAlerts(known)
    if week.is_over:
        return ()
    return (
        *week.label_short(),
        *week.unplanned_closing(),
        *week.booking_at_risk(),
        *week.no_roster(figures.no_roster),
        *week.late_absence(figures.late_absence, standing),
        *week.planning_behind(figures.planning_behind_races),
    )


def difference(standing: Iterable[Alert], wanted: Iterable[Alert], kinds: frozenset[AlertKind] = KINDS) -> Difference:
    """What turns the alerts that stand into those that are deserved; of other kinds nothing is said."""
    before = {alert.id: alert for alert in standing if alert.kind in kinds}
    after = {alert.id: alert for alert in wanted}
    return Difference(
        raised=tuple(alert for key, alert in after.items() if key not in before),
        amended=tuple(alert for key, alert in after.items() if key in before and alert.matter != before[key].matter),
        cleared=tuple(alert for key, alert in before.items() if key not in after),
    )
