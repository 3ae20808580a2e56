"""keep_parked: an alert for each topic on which a message of a basin is parked: the bus refuses it for good.

It waits, and those behind it under its key with it, until somebody has mended the cause and sends it again, or drops
it; then the alert is cleared. The topic alone is named: keys are people's ids on some of them.
Done twice it does nothing the second time. The basin's row is locked by the caller.
"""

from datetime import datetime

from sqlmodel import Session

from events import outbox
from planner.explain.wording import sentence
from planner.services.alerts.alert import Alert
from planner.services.alerts.alerting import difference
from planner.services.alerts.told_alerts import put_alerts, standing_alerts
from planner.services.announce import Cause
from planner.store.weeks import lock_basin
from schemas.events.alerts import AlertKind
from schemas.ids import BasinId
from schemas.tables.alert import AlertRow
from schemas.tables.outbox import OutboxRow

KIND: AlertKind = "message_parked"


def keep_parked(session: Session, basin: str, now: datetime) -> None:
    """Raise and clear what the parked messages of a basin ask for."""
    standing = standing_alerts(session, basin, AlertRow.kind == KIND)
    wanted = tuple(_alert(BasinId(basin), topic) for topic in outbox.parked_topics(session, basin))
    put_alerts(session, basin, difference(standing, wanted, frozenset({KIND})), now, Cause())


def keep_parked_of(session: Session, row: OutboxRow, now: datetime) -> None:
    """The same after something has become of a message; one of no basin that is known has no alert."""
    if row.basin is not None and lock_basin(session, row.basin) is not None:
        session.flush()
        keep_parked(session, row.basin, now)


def _alert(basin: BasinId, topic: str) -> Alert:
    text = f"Le bus refuse un message de {topic} : il attend, et avec lui ceux qui le suivent sous la même clé"
    return Alert(KIND, basin, None, None, topic, None, None, sentence(text))
