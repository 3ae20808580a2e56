"""binome.problem/1: all that a plan of one basin and one week depends on."""

from typing import ClassVar, Literal

from pydantic import Field

from schemas.agent import Agent
from schemas.employer import Employer
from schemas.ids import AgentKey, BasinKey, EmployerId, SiteKey
from schemas.partner import Booking, Partner, Referent
from schemas.roster import Baseline
from schemas.shape import Shape
from schemas.shift import Shift
from schemas.site import Site
from schemas.time import Date, Instant, IsoWeek, Zone


class Travel(Shape):
    """How long the way between two sites takes."""

    origin: SiteKey = Field(alias="from")
    """Where the journey begins."""
    destination: SiteKey = Field(alias="to")
    """Where it ends."""
    minutes: int = Field(ge=0, le=600)
    """Its length, in minutes; counts both ways unless the other way is given as well."""


class Consent(Shape):
    """A day on which an agent agreed to be changed although frozen or late."""

    agent: AgentKey
    """Who agreed."""
    date: Date
    """For which date."""


class Problem(Shape):
    """A basin's week, ready to be planned."""

    may_be_absent: ClassVar = frozenset({"employers", "bookings", "pins", "consents", "baseline"})

    format: Literal["binome.problem/1"] = "binome.problem/1"
    """Name and number of this format."""
    basin: BasinKey
    """The planning unit: sites that may share agents or referents."""
    week: IsoWeek
    """The week to plan."""
    now: Instant
    """The instant at which this is planned; what lies before it is history."""
    timezone: Zone
    """IANA name of the zone of all wall-clock times."""
    slot_minutes: Literal[5, 10, 15, 30] = 15
    """The grid, in minutes: shifts, openings, pins, announced and openable hours and demand stand on it."""
    partners: tuple[Partner, ...] = ()
    """Operators whose appointments are planned."""
    employers: tuple[Employer, ...] = ()
    """Porteurs; one that is not listed has the defaults."""
    sites: tuple[Site, ...]
    """Counters of the basin, as a rule those of a département."""
    agents: tuple[Agent, ...]
    """People who can be put on shift."""
    travel_minutes: tuple[Travel, ...] = ()
    """Journeys that can be made within a day; a pair that is absent cannot."""
    referents: tuple[Referent, ...] = ()
    """Partners' people who receive."""
    bookings: tuple[Booking, ...] = ()
    """Appointments that were taken; only their times may be moved."""
    pins: tuple[Shift, ...] = ()
    """Shifts that must stay as they are."""
    consents: tuple[Consent, ...] = ()
    """Agreements to be changed late."""
    baseline: Baseline | None = None
    """The roster that people were last given; null for a first plan."""

    def employer(self, key: EmployerId) -> Employer:
        """The employer of that id, with the defaults where it is not listed."""
        return next((known for known in self.employers if known.id == key), Employer(id=key, name=str(key)))
