"""alert: what somebody has to look at, and what is said of it when it begins and when it ends."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID, uuid5

from schemas.events.alerts import AlertCleared, AlertKind, AlertRaised
from schemas.explanation import Remedy
from schemas.ids import AlertId, BasinId, SiteId

NAMESPACE = UUID("6f0f8a3e-5b7c-5d0e-9d53-3a0c1f6b7c21")
"""Under which ids of alerts are made; it never changes."""


@dataclass(frozen=True)
class Alert:
    """One alert; what it is about makes its id, so that the same is never raised twice."""

    kind: AlertKind
    basin: BasinId
    week: str | None
    site: SiteId | None
    """Null where it is about the whole basin."""
    occurrence: str
    """What tells it from others of its kind, week and site, such as a date; empty where nothing has to."""
    start: datetime | None
    """From when; null for the whole week."""
    end: datetime | None
    text: str
    """French; agents stand in it as `{agent:ID}`."""
    remedies: tuple[Remedy, ...] = ()
    """What would mend it, cheapest first."""

    @classmethod
    def of(cls, basin: BasinId, occurrence: str, data: AlertRaised) -> Self:
        """The alert that was said."""
        return cls(
            data.kind, basin, data.week, data.site, occurrence, data.start, data.end, data.text, tuple(data.remedies)
        )

    @property
    def id(self) -> AlertId:
        """UUIDv5 of kind, basin, week, site and occurrence."""
        about = (self.kind, self.basin, self.week or "", self.site or "", self.occurrence)
        return AlertId(str(uuid5(NAMESPACE, "\x1f".join(about))))

    @property
    def matter(self) -> tuple[str, datetime | None, datetime | None]:
        """What people read of it. Remedies are no part: how many are found depends on the time that was left."""
        return self.text, self.start, self.end

    def raised(self) -> AlertRaised:
        """What is said when it begins, or when its matter changes."""
        return AlertRaised.model_validate(self._data())

    def cleared(self) -> AlertCleared:
        """What is said when it ends."""
        return AlertCleared.model_validate(self._data())

    def _data(self) -> dict[str, object]:
        return {
            "alert": self.id,
            "kind": self.kind,
            "site": self.site,
            "week": self.week,
            "from": self.start,
            "to": self.end,
            "text": self.text,
            "remedies": self.remedies,
        }
