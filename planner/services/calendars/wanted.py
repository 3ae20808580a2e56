"""wanted: one event as calendars should have it, whatever they had so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Kind = Literal["shift", "journey", "opening", "appointment", "slot", "training", "meeting", "closure", "alert"]
"""What an event of a calendar is."""

Group = tuple[str, str, str]
"""Kind, holder and site: within it one time may take another's seat."""


@dataclass(frozen=True)
class Wanted:
    """An event that calendars should show."""

    kind: Kind
    holder: str
    """Whose it is: the agent, site, partner or basin."""
    site: str
    """Where; empty where it is nowhere."""
    start: datetime
    end: datetime
    subject: str = ""
    """Id of what it is about, such as a slot; empty of what has none."""
    detail: Mapping[str, object] = field(default_factory=dict)
    """What else calendars say of it: ids and words of fixed lists."""

    @property
    def group(self) -> Group:
        """Within which it may take another's seat."""
        return (self.kind, self.holder, self.site)
