"""event: a calendar and its events as values, before they are bytes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Method = Literal["PUBLISH", "REQUEST", "CANCEL"]
"""What a calendar is sent for: to be read, or to be taken into the reader's own."""


@dataclass(frozen=True)
class Event:
    """One event. Texts may hold anything: they are made harmless where they are written."""

    uid: str
    start: datetime | date
    """An aware instant; a date of one that lasts whole days."""
    end: datetime | date
    """The first instant after it; the first date after it of one that lasts whole days."""
    summary: str
    sequence: int
    made_at: datetime
    last_modified: datetime
    description: str = ""
    location: str = ""
    position: tuple[float, float] | None = None
    """Latitude and longitude in degrees."""
    category: str = ""
    cancelled: bool = False
    busy: bool = True
    """Whether it takes the time of who has it in their calendar."""
    public: bool = False
    """Whether anybody may know of it: else a calendar that its reader shares shows no more than a time taken."""

    @property
    def lasts_whole_days(self) -> bool:
        """Whether it is told by dates."""
        return not isinstance(self.start, datetime)


@dataclass(frozen=True)
class FeedCalendar:
    """A calendar."""

    name: str
    timezone: str
    """In which its reader lives; instants are written in UTC."""
    events: tuple[Event, ...]
    description: str = ""
    method: Method = "PUBLISH"
    organizer: str = ""
    """Address of who invites; empty of a calendar that is only read."""
    attendee: str = ""
    """Address of who is invited; the same."""
