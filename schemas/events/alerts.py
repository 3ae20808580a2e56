"""binome.alerts: what somebody has to look at, raised once and cleared once."""

from typing import Literal

from pydantic import Field

from schemas.events.data import EventData
from schemas.explanation import Remedy
from schemas.ids import AlertKey, SiteKey
from schemas.time import Instant, IsoWeek

AlertKind = Literal[
    "label_short",
    "unplanned_closing",
    "booking_at_risk",
    "no_roster",
    "late_absence",
    "case_deadline",
    "referents_missing",
    "planning_behind",
    "message_parked",
]
"""What an alert is about."""


class _Alert(EventData):
    alert: AlertKey
    """Id of the alert: a UUIDv5 of kind, basin, week, site and occurrence."""
    kind: AlertKind
    """What it is about."""
    site: SiteKey | None
    """Which site; null where it is about the whole basin."""
    week: IsoWeek | None
    """Which week; null where it is about none."""
    start: Instant | None = Field(alias="from")
    """From when; null for the whole week."""
    end: Instant | None = Field(alias="to")
    """Until when; null for the whole week."""
    text: str
    """The sentence in French; agents stand in it as `{agent:ID}`."""
    remedies: tuple[Remedy, ...]
    """What would mend it, cheapest first."""


class AlertRaised(_Alert):
    """Something needs to be looked at."""


class AlertCleared(_Alert):
    """It is no longer so."""
