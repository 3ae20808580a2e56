"""The staff file: what the official list does not say of a network, written by hand (TOML or JSON).

Sites are named by their number in the list (`id_fs`), times are local, and what returns every week is a weekly window.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from planner.network.moments import Moment, Span
from schemas.agent import BALANCE_MOST, Preference, Skill, WorkedMinutes
from schemas.employer import Employer
from schemas.ids import AgentKey, AppointmentKey, BasinKey, EmployerKey, PartnerKey, ReferentKey, SkillKey
from schemas.partner import Modality
from schemas.shape import Shape
from schemas.site import DemandWindow, Label, PartnerTarget, Window
from schemas.time import Day, WallTime


def _form(value: object) -> str:
    """Which of two ways of writing an entry was taken: its id alone, or a table."""
    return "bare" if isinstance(value, str) else "table"


StaffSkill = Annotated[Annotated[SkillKey, Tag("bare")] | Annotated[Skill, Tag("table")], Discriminator(_form)]
"""A skill with its dates, or its code alone: held without limit."""

IdFs = Annotated[str, Field(min_length=1, max_length=40)]
"""Number of a structure in the official list."""


class LastShift(Shape):
    """The last shift of the week before."""

    day: Day
    """Its day."""
    end: WallTime
    """When it ended."""


class StaffAgent(Shape):
    """One person."""

    id: AgentKey
    """Id of the agent."""
    name: str = Field(max_length=200)
    """Name shown to people who may see it."""
    employer: EmployerKey
    """Id of the employer."""
    home_site: IdFs
    """The site the agent belongs to."""
    other_sites: tuple[IdFs, ...] = ()
    """Sites the agent may be sent to besides."""
    regime: Literal["fpt", "private"]
    """Territorial civil service, or private employment."""
    weekly_minutes: int = Field(ge=0, le=2880)
    """The week's target."""
    max_weekly_minutes: int | None = Field(default=None, ge=0, le=3600)
    """Minutes never passed; null: the law's figure."""
    skills: tuple[StaffSkill, ...] = ()
    """Trainings held."""
    part_time: tuple[Window, ...] = ()
    """Windows of every week that the contract leaves free."""
    absences: tuple[Span, ...] = ()
    """Times away; never a medical reason."""
    trainings: tuple[Span, ...] = ()
    """Times in training."""
    meetings: tuple[Span, ...] = ()
    """Times in meetings."""
    preferences: tuple[Preference, ...] = ()
    """Wishes."""
    last_shift: LastShift | None = None
    """The last shift of the week before, where there was one."""
    worked_minutes: tuple[WorkedMinutes, ...] = Field(default=(), max_length=11)
    """Minutes worked in each of up to eleven weeks before, oldest first."""
    late_shifts: int = Field(default=0, ge=0, le=500)
    """Late shifts in those weeks."""
    saturdays: int = Field(default=0, ge=0, le=100)
    """Saturdays worked in those weeks."""
    balance_minutes: int = Field(default=0, ge=-BALANCE_MOST, le=BALANCE_MOST)
    """More than 0: worked too much so far."""


class StaffSite(Shape):
    """What the list does not say of a structure, or says wrongly."""

    id_fs: IdFs
    """Its number in the list."""
    name: str | None = Field(default=None, max_length=200)
    """A name to show instead of the list's."""
    employer: EmployerKey | None = None
    """Id of the porteur."""
    kind: Literal["fixed", "antenna", "multisite", "bus"] | None = None
    """Kind of counter, where the list's is not so."""
    hours: dict[Day, str] = Field(default_factory=dict)
    """Announced hours of a day, written as in the list, instead of the list's; empty text: none that day."""
    openable: dict[Day, str] = Field(default_factory=dict)
    """When the building can open on a day, instead of what is derived; empty text: not at all."""
    stations: int = Field(default=0, ge=0, le=50)
    """Confidential rooms with a video set."""
    demand: tuple[DemandWindow, ...] = ()
    """Agents wanted over the week."""
    partner_targets: tuple[PartnerTarget, ...] = ()
    """Appointments wanted over the week."""
    label: Label | None = None
    """What the label asks here, where it is not the ordinary figures."""
    closed_on: tuple[date, ...] = ()
    """Dates on which it stays shut."""
    open_on: tuple[date, ...] = ()
    """Public holidays on which it opens all the same."""


class StaffPartner(Shape):
    """An operator whose appointments are planned."""

    id: PartnerKey
    """Its stable id; the code of its skill as well."""
    name: str | None = Field(default=None, max_length=200)
    """Name shown to people; null: the one it is known by."""


PartnerEntry = Annotated[
    Annotated[PartnerKey, Tag("bare")] | Annotated[StaffPartner, Tag("table")], Discriminator(_form)
]
"""A partner with a name of its own, or its id alone."""


class StaffTravel(Shape):
    """How long the way between two sites takes."""

    origin: IdFs = Field(alias="from")
    """Where the journey begins."""
    destination: IdFs = Field(alias="to")
    """Where it ends."""
    minutes: int = Field(ge=0, le=600)
    """Its length; counts both ways unless the other way is given as well."""


class StaffReferent(Shape):
    """A partner's person who receives."""

    id: ReferentKey
    """Id of the referent."""
    partner: PartnerKey
    """Whose person it is."""
    sites: tuple[IdFs, ...]
    """Sites the referent receives at."""
    modality: Modality
    """How the referent receives."""
    availability: tuple[Window, ...] = ()
    """Windows of every week; none of them on a public holiday."""
    away: tuple[date, ...] = ()
    """Dates on which the referent does not receive."""


class StaffBooking(Shape):
    """An appointment that was taken."""

    appointment: AppointmentKey
    """Its id."""
    site: IdFs
    """Where."""
    partner: PartnerKey
    """With which partner."""
    referent: ReferentKey
    """With whom."""
    start: Moment
    """When it begins."""
    end: Moment
    """When it ends."""


class Staff(Shape):
    """A staff file."""

    departement: str | None = None
    """Département that the file is about; it is a fault to use it for another."""
    basin: BasinKey | None = None
    """Id of the basin; null: the code of the département."""
    partners: tuple[PartnerEntry, ...] = ()
    """Operators whose appointments are planned."""
    employers: tuple[Employer, ...] = ()
    """Porteurs."""
    sites: tuple[StaffSite, ...] = ()
    """What the list does not say of structures."""
    agents: tuple[StaffAgent, ...] = ()
    """People."""
    travel: tuple[StaffTravel, ...] = ()
    """Journeys that are known; those between sites of one agent are estimated where absent."""
    referents: tuple[StaffReferent, ...] = ()
    """Partners' people."""
    bookings: tuple[StaffBooking, ...] = ()
    """Appointments that were taken."""
