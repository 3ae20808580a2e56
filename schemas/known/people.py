"""Agents and referents as they are stored: contracts with their first days, weeks that were worked."""

from typing import Literal

from pydantic import Field

from schemas.agent import BALANCE_MOST, Preference, Skill
from schemas.ids import AgentKey, EmployerKey, PartnerKey, ReferentKey, SiteKey
from schemas.known.places import Calendar
from schemas.partner import Availability, Modality
from schemas.shape import Shape
from schemas.time import Date, Instant, IsoWeek


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


TimeKind = Literal["part_time", "training", "meeting"]


class TimeTaken(Shape):
    """A time known beforehand in which an agent cannot be on shift."""

    id: str = Field(min_length=1, max_length=200)
    """Its id."""
    start: Instant
    """When it begins."""
    end: Instant
    """When it ends."""


class KnownUnavailability(TimeTaken):
    """Such a time, as a network file has it."""

    reason: TimeKind
    """Kind of interval."""


class RecordedTime(TimeTaken):
    """Such a time, as it is asked for and told: nothing there is called a reason."""

    kind: TimeKind
    """What it is for."""


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


class StatedAgent(Shape):
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
    unavailable: tuple[TimeTaken, ...]
    """Part time that does not repeat, trainings and meetings."""
    preferences: tuple[Preference, ...]
    """Wishes."""
    worked_weeks: tuple[WorkedWeek, ...]
    """Weeks worked, the oldest first."""
    balance_minutes: int = Field(ge=-BALANCE_MOST, le=BALANCE_MOST)
    """Minutes worked too much so far."""


class KnownAgent(StatedAgent):
    """One person, as a network file has them."""

    unavailable: tuple[KnownUnavailability, ...]
    """Part time that does not repeat, trainings and meetings."""


class AgentRecord(StatedAgent):
    """One person, as planning knows them."""

    unavailable: tuple[RecordedTime, ...]
    """Part time that does not repeat, trainings and meetings."""


class ReferentRecord(Shape):
    """A partner's person who receives, as planning knows them; when is stated by itself."""

    id: ReferentKey
    """Id of the referent."""
    partner: PartnerKey
    """Whose person it is."""
    sites: tuple[SiteKey, ...]
    """Sites the referent receives at."""
    modality: Modality
    """How the referent receives."""


class KnownReferent(ReferentRecord):
    """A partner's person, as a network file has them."""

    availability: tuple[Availability, ...]
    """When."""
