"""basins: those whose weeks somebody may read, and where each is read."""

from dataclasses import dataclass
from urllib.parse import urlencode

from sqlmodel import Session

from planner.services.access.identity import Identity
from planner.store import networks
from planner.web.access.places import reach_of
from planner.web.access.rights import Reach

WEEKS = "planning"
"""Where weeks are read, beside the other pages, whatever stands before their names."""


@dataclass(frozen=True)
class Basin:
    """A basin whose weeks somebody may read."""

    id: str
    reach: Reach
    timezone: str

    @property
    def address(self) -> str:
        """Where its week of now is, or else the next one that was published."""
        return f"{WEEKS}?{urlencode({'bassin': self.id})}"

    def week(self, week: str) -> str:
        """Where one of its weeks is."""
        return f"{WEEKS}?{urlencode({'bassin': self.id, 'semaine': week})}"


def basins_of(session: Session, who: Identity) -> list[Basin]:
    """Those whose weeks somebody may read, by id."""
    reach = reach_of(who, "rosters.read")
    if reach is None:
        return []
    return [Basin(row.id, reach, row.timezone) for row in networks.basins(session) if who.knows(row.id)]
