"""keep_referents: an alert for each site at which a partner has fewer referents than the label expects.

Looked at are partners that the site has a target with. The alert is about no week: it stands until the referents are
there, or the target is gone.
Done twice it does nothing the second time. The basin's row is locked by the caller.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from sqlmodel import Session

from config.label import LABEL
from planner.explain.wording import sentence
from planner.services.alerts.alert import Alert
from planner.services.alerts.alerting import difference
from planner.services.alerts.count_referents import Referents, count_referents
from planner.services.alerts.told_alerts import put_alerts, standing_alerts
from planner.services.announce import Cause
from planner.show.words import listed
from schemas.events.alerts import AlertKind
from schemas.ids import BasinId
from schemas.tables.alert import AlertRow

KIND: AlertKind = "referents_missing"


def keep_referents(session: Session, basin: str, now: datetime) -> None:
    """Raise, amend and clear what the referents of a basin ask for."""
    standing = standing_alerts(session, basin, AlertRow.kind == KIND)
    wanted = tuple(_alerts(BasinId(basin), count_referents(session, basin) or ()))
    put_alerts(session, basin, difference(standing, wanted, frozenset({KIND})), now, Cause())


def _alerts(basin: BasinId, counted: tuple[Referents, ...]) -> Iterator[Alert]:
    short = [each for each in counted if each.is_received and each.count < LABEL.min_referents]
    for (site, name), group in groupby(short, key=lambda each: (each.site, each.site_name)):
        partners = listed([each.partner_name for each in group])
        text = f"{name} : moins de {LABEL.min_referents} référents, contre le label, pour {partners}"
        yield Alert(KIND, basin, None, site, "", None, None, sentence(text))
