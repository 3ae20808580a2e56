"""binome.network/1: what a store knows of its basins: network, facts that stand, and the rosters that people have.

Everything is as it is stored: calendars as texts, contracts with their first days, facts with the events that brought
them. Keys are those of a problem wherever it has them.
"""

from typing import Literal

from pydantic import Field

from schemas.ids import BasinKey
from schemas.known.facts import KnownAbsence, KnownBooking, KnownClosure, KnownPin
from schemas.known.people import KnownAgent, KnownReferent
from schemas.known.places import KnownEmployer, KnownSite
from schemas.partner import Partner
from schemas.problem import Consent, Travel
from schemas.roster import Baseline
from schemas.shape import Shape
from schemas.time import Zone


class KnownBasin(Shape):
    """A planning unit with all that is known of it."""

    id: BasinKey
    """Id of the basin."""
    timezone: Zone
    """Its clock."""
    slot_minutes: Literal[5, 10, 15, 30]
    """Its grid."""
    territory: str = Field(max_length=40)
    """Whose public holidays hold."""
    school_zone: str | None = Field(max_length=40)
    """Whose school holidays hold."""
    planned_ahead: bool
    """Whether its weeks are planned without being asked for."""
    partners: tuple[Partner, ...]
    """Operators."""
    employers: tuple[KnownEmployer, ...]
    """Porteurs that are more than a name of a site."""
    sites: tuple[KnownSite, ...]
    """Counters."""
    agents: tuple[KnownAgent, ...]
    """People."""
    travel_minutes: tuple[Travel, ...]
    """Journeys that can be made within a day."""
    referents: tuple[KnownReferent, ...]
    """Partners' people."""
    absences: tuple[KnownAbsence, ...]
    """Absences that stand."""
    closures: tuple[KnownClosure, ...]
    """Closures that stand."""
    bookings: tuple[KnownBooking, ...]
    """Appointments that were taken and not given up."""
    pins: tuple[KnownPin, ...]
    """Shifts that must stay."""
    consents: tuple[Consent, ...]
    """Agreements to be changed late."""
    rosters: tuple[Baseline, ...]
    """The published roster of each week that has one."""


class Network(Shape):
    """Everything that is known of some basins."""

    format: Literal["binome.network/1"] = "binome.network/1"
    """Name and number of this format."""
    basins: tuple[KnownBasin, ...]
    """The basins."""
