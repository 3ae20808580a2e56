"""binome.network/1: what a store knows of its basins: network, facts that stand, and the rosters that people have.

Everything is as it is stored: calendars as texts, contracts with their first days, facts with the events that brought
them. Keys are those of a problem wherever it has them.
"""

from typing import Annotated, Literal

from pydantic import Field

from schemas.agent import Preference, Skill
from schemas.employer import Override, Publication
from schemas.ids import (
    AbsenceKey,
    AgentKey,
    AppointmentKey,
    BasinKey,
    BookingKey,
    ClosureKey,
    EmployerKey,
    EventKey,
    PartnerKey,
    ReferentKey,
    RequestKey,
    SiteKey,
)
from schemas.number import Number
from schemas.partner import Availability, Modality, Partner
from schemas.problem import Consent, Travel
from schemas.roster import Baseline
from schemas.shape import Shape
from schemas.shift import Shift
from schemas.site import DemandWindow, Label, Location, PartnerTarget
from schemas.time import Date, Instant, IsoWeek, Zone

Calendar = Annotated[str, Field(max_length=4000)]
"""OSM `opening_hours`."""


class KnownEmployer(Shape):
    """A porteur."""

    id: EmployerKey
    """Id of the employer."""
    name: str = Field(max_length=200)
    """Name shown to people."""
    notice_working_days: int = Field(ge=0, le=60)
    """Working days before which a change of roster must be known."""
    publication: Publication | None
    """Which plans are published without being looked at; null: as the setting has it."""
    overrides: tuple[Override, ...]
    """Figures set otherwise."""
    sources: tuple[str, ...] | None
    """Sources whose absences are taken; null: every one."""


class ListedSite(Shape):
    """What the official list said of a counter."""

    id_fs: str = Field(max_length=40)
    """Its number in the list."""
    note: str
    """Its free note."""
    name: str = Field(max_length=200)
    """What it is called."""
    employer: EmployerKey
    """Whose it is taken to be."""
    kind: Literal["fixed", "antenna", "multisite", "bus"]
    """What kind of counter it is."""
    lat: Number | None
    """Latitude in degrees."""
    lon: Number | None
    """Longitude in degrees."""
    commune: str | None
    """INSEE code of the commune."""
    published_hours: Calendar
    """Hours announced in an ordinary week."""
    openable_hours: Calendar
    """When the building is taken to be able to open."""
    label: Label | None
    """What the label asks of it."""


class KnownSite(Shape):
    """A counter with its calendars."""

    id: SiteKey
    """Id of the site."""
    name: str = Field(max_length=200)
    """Name shown to people."""
    employer: EmployerKey
    """Id of the porteur."""
    kind: Literal["fixed", "antenna", "multisite", "bus"]
    """What kind of counter it is."""
    location: Location | None
    """Where it is; null where unknown."""
    published_hours: Calendar
    """What the public was told."""
    school_hours: Calendar | None
    """The same for school holidays; null: no other hours then."""
    openable_hours: Calendar
    """When the building can be open at all."""
    label: Label | None
    """What the label asks; null as in a problem."""
    stations: int = Field(ge=0, le=50)
    """Confidential rooms with a video set."""
    demand: tuple[DemandWindow, ...]
    """Agents wanted on shift over the week."""
    partner_targets: tuple[PartnerTarget, ...]
    """Appointments wanted in a week."""
    listed: ListedSite | None
    """What the official list last said of it; null where it came with no list."""


class KnownContract(Shape):
    """What a contract says from a day on."""

    valid_from: Date
    """First day."""
    regime: Literal["fpt", "private"]
    """Territorial civil service, or private employment."""
    weekly_minutes: int = Field(ge=0, le=2880)
    """The week's target."""
    max_weekly_minutes: int | None = Field(ge=0, le=3600)
    """Minutes never passed; null: the law's figure."""
    part_time: Calendar | None
    """Weekly hours that it leaves free."""


class KnownUnavailability(Shape):
    """A time known beforehand in which an agent cannot be on shift."""

    id: str = Field(min_length=1, max_length=200)
    """Its id."""
    start: Instant
    """When it begins."""
    end: Instant
    """When it ends."""
    reason: Literal["part_time", "training", "meeting"]
    """Kind of interval."""


class WorkedWeek(Shape):
    """What an agent worked in a week."""

    week: IsoWeek
    """Which week."""
    minutes: int | None = Field(ge=0, le=10_080)
    """Minutes; null where only the rest is known."""
    late_shifts: int = Field(ge=0, le=500)
    """Late shifts."""
    saturdays: int = Field(ge=0, le=100)
    """Saturdays."""
    last_shift_end: Instant | None
    """End of the last shift; null where none is known."""


class KnownAgent(Shape):
    """One person who can be put on shift."""

    id: AgentKey
    """Id of the agent."""
    name: str = Field(max_length=200)
    """Name shown to people who may see it."""
    employer: EmployerKey
    """Id of the employer."""
    home_site: SiteKey
    """The site the agent belongs to."""
    sites: tuple[SiteKey, ...] = Field(min_length=1)
    """Sites the agent may be sent to."""
    contracts: tuple[KnownContract, ...] = Field(min_length=1)
    """Contracts, the oldest first."""
    skills: tuple[Skill, ...]
    """Trainings held."""
    unavailable: tuple[KnownUnavailability, ...]
    """Part time that does not repeat, trainings and meetings."""
    preferences: tuple[Preference, ...]
    """Wishes."""
    worked_weeks: tuple[WorkedWeek, ...]
    """Weeks worked, the oldest first."""
    balance_minutes: int = Field(ge=-100_000, le=100_000)
    """Minutes worked too much so far."""


class KnownReferent(Shape):
    """A partner's person who receives."""

    id: ReferentKey
    """Id of the referent."""
    partner: PartnerKey
    """Whose person it is."""
    sites: tuple[SiteKey, ...]
    """Sites the referent receives at."""
    modality: Modality
    """How the referent receives."""
    availability: tuple[Availability, ...]
    """When."""


class KnownAbsence(Shape):
    """An absence that stands; never why."""

    id: AbsenceKey
    """Its id."""
    agent: AgentKey
    """Who."""
    start: Instant
    """When it begins."""
    end: Instant
    """When it ends."""
    time: Instant
    """When what counts of it was said."""
    event: EventKey
    """Id of the event that said it."""


class KnownClosure(Shape):
    """A closure that stands."""

    id: ClosureKey
    """Its id."""
    site: SiteKey
    """Which site."""
    start: Instant
    """When it begins."""
    end: Instant
    """When it ends."""
    time: Instant
    """When what counts of it was said."""
    event: EventKey
    """Id of the event that said it."""


class KnownBooking(Shape):
    """An appointment that was taken."""

    appointment: AppointmentKey
    """Its id."""
    site: SiteKey
    """Where."""
    partner: PartnerKey
    """With which partner."""
    referent: ReferentKey
    """With whom."""
    modality: Modality
    """How."""
    start: Instant
    """When it begins."""
    end: Instant
    """When it ends."""
    booking: BookingKey | None
    """The partner's reference; null where none is known."""
    time: Instant
    """When what counts of it was said."""
    event: EventKey | None
    """Id of the event that said it; null where it was imported."""


class KnownPin(Shift):
    """A shift that must stay."""

    id: str = Field(min_length=1, max_length=200)
    """Its id."""
    week: IsoWeek
    """For which week."""
    request: RequestKey | None
    """The request it came with."""


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
