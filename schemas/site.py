"""Sites: the counters of a basin, their hours, what the label asks and what the public wants of them."""

from typing import ClassVar, Literal

from pydantic import Field

from config.label import LABEL
from schemas.ids import EmployerKey, PartnerKey, SiteKey
from schemas.number import Number
from schemas.shape import Shape
from schemas.time import Date, Day, WallTime


class Location(Shape):
    """Where a site is."""

    lat: Number = Field(ge=-90, le=90)
    """Latitude in degrees."""
    lon: Number = Field(ge=-180, le=180)
    """Longitude in degrees."""
    commune: str = Field(max_length=10)
    """INSEE code of the commune."""


class Window(Shape):
    """A weekly window of wall-clock time."""

    day: Day
    """Day of the week."""
    start: WallTime
    """First minute of the window, local time."""
    end: WallTime
    """End of the window, local time, not inside it."""


class PublishedWindow(Window):
    """Hours that the public was told."""

    may_be_absent: ClassVar = frozenset({"by_appointment"})

    by_appointment: bool = False
    """True where the doors are announced open by appointment only; such hours count too."""


class DemandWindow(Window):
    """How many agents are wanted on shift in a window."""

    agents: int = Field(ge=0, le=50)
    """Agents wanted in all, the two of the label included."""


class Label(Shape):
    """What the label asks of a site in a week."""

    may_be_absent: ClassVar = frozenset({"min_agents", "min_hours", "min_days", "holiday_relief"})

    min_agents: int = Field(default=LABEL.min_agents, ge=1, le=20)
    """Trained agents present at every minute a site is open."""
    min_hours: Number = Field(default=LABEL.min_hours, ge=0, le=168)
    """Hours open in the week."""
    min_days: int = Field(default=LABEL.min_days, ge=0, le=7)
    """Days open in the week."""
    holiday_relief: bool = LABEL.holiday_relief
    """Whether a public holiday lowers the hours and days asked."""


class PartnerTarget(Shape):
    """Appointments wanted with one partner this week."""

    partner: PartnerKey
    """Id of the partner."""
    appointments: int = Field(ge=0, le=500)
    """Number of appointments, those booked included."""
    minutes: int = Field(ge=5, le=480)
    """Length of each appointment, in minutes."""


class Site(Shape):
    """One counter."""

    may_be_absent: ClassVar = frozenset({"holidays", "label"})

    id: SiteKey
    """Id of the site, unique in the problem."""
    name: str = Field(max_length=200)
    """Name shown to people."""
    employer: EmployerKey
    """Id of the porteur."""
    kind: Literal["fixed", "antenna", "multisite", "bus"] = "fixed"
    """What kind of counter it is."""
    location: Location | None = None
    """Where it is; null where unknown."""
    published_hours: tuple[PublishedWindow, ...]
    """What the public was told, appointment hours included; windows of one day do not overlap."""
    openable_hours: tuple[Window, ...]
    """When the building can be open at all; a shift or an opening lies inside one window."""
    closed_on: tuple[Date, ...] = ()
    """Dates of the week on which it stays shut, every one of them: planning adds none of its own."""
    holidays: tuple[Date, ...] = ()
    """Those dates of closed_on that are public holidays: they alone relieve the label."""
    label: Label | None = None
    """What the label asks; null on an antenna: nothing, elsewhere: the defaults."""
    stations: int = Field(default=0, ge=0, le=50)
    """Confidential rooms with a video set."""
    demand: tuple[DemandWindow, ...] = ()
    """Agents wanted on shift over the week, whether the doors are open or not."""
    partner_targets: tuple[PartnerTarget, ...] = ()
    """Appointments wanted this week; bookings count first."""

    @property
    def owed_label(self) -> Label | None:
        """The label this site is held to; None where it is held to none."""
        return None if self.label is None and self.kind == "antenna" else self.label or Label()

    @property
    def min_agents(self) -> int:
        """Trained agents without whom the door stays shut."""
        return (self.label or Label()).min_agents
