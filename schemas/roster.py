"""binome.roster/1: a week's shifts, openings and appointments, what they guarantee and what is proved of them."""

from typing import ClassVar, Literal

from pydantic import Field

from schemas.explanation import Alternative, Change, Explanation
from schemas.ids import AgentKey, AppointmentKey, BasinKey, PartnerKey, ReferentKey, RuleKey, SiteKey
from schemas.number import Number
from schemas.objective import RungValue
from schemas.partner import Modality
from schemas.shape import Shape
from schemas.shift import Interval, Shift
from schemas.time import Date, Instant, IsoWeek


class Opening(Shape):
    """One unbroken interval in which the doors of a site are open."""

    site: SiteKey
    """Where."""
    start: Instant
    """When the doors open."""
    end: Instant
    """When they close."""


class Appointment(Shape):
    """One appointment, taken or on offer."""

    may_be_absent: ClassVar = frozenset({"previous"})

    id: AppointmentKey
    """The booking's id, or site/partner/referent/start of one on offer."""
    site: SiteKey
    """Where."""
    partner: PartnerKey
    """With which partner."""
    referent: ReferentKey
    """With whom."""
    agent: AgentKey | None
    """Who of the site attends; null for a permanence on the spot or a withdrawn appointment."""
    start: Instant
    """When it begins."""
    end: Instant
    """When it ends."""
    modality: Modality
    """How the referent receives."""
    state: Literal["offered", "booked", "withdrawn"]
    """On offer, taken, or taken and impossible."""
    previous: Interval | None = None
    """When a booked one was before it was moved; its site, too, may then be another than its booking's."""


class Shortfall(Shape):
    """What is missing at a site."""

    rule: RuleKey
    """Which promise falls short."""
    date: Date | None
    """On which date; null for the whole week."""
    start: Instant | None = Field(alias="from")
    """From when; null for the whole week."""
    end: Instant | None = Field(alias="to")
    """Until when; null for the whole week."""
    missing: int = Field(ge=0)
    """How much is missing."""
    unit: Literal["minutes", "days", "agents"]
    """Of what."""


class GuaranteeDay(Shape):
    """One date of a site."""

    date: Date
    """The date."""
    open_minutes: int = Field(ge=0)
    """Minutes open."""
    fewest_agents: int | None = Field(ge=0)
    """Fewest trained agents present while open; null if never open."""


class Guarantee(Shape):
    """What the checker certifies of a site."""

    site: SiteKey
    """Which site."""
    met: bool
    """Whether the label is kept."""
    open_minutes: int = Field(ge=0)
    """Minutes open in the week."""
    open_days: int = Field(ge=0)
    """Dates with an open minute."""
    fewest_agents_while_open: int | None = Field(ge=0)
    """Fewest trained agents present while open; null if never open."""
    degraded_minutes: int = Field(ge=0)
    """Minutes announced, not open, with a trained agent present but too few."""
    shortfalls: tuple[Shortfall, ...]
    """What is missing."""
    days: tuple[GuaranteeDay, ...]
    """Date by date."""


class Component(Shape):
    """A part of the basin that shares no agent with the rest."""

    sites: tuple[SiteKey, ...]
    """Its sites."""
    fingerprint: str
    """Hash of the facts it was planned from; where it is that of the baseline, the component keeps its roster."""
    objective: tuple[RungValue, ...]
    """Its share of the ladder."""


class Solve(Shape):
    """How the roster was found."""

    seconds: Number = Field(ge=0)
    """Time taken, in seconds."""
    workers: int = Field(ge=1)
    """Solver threads."""
    seed: int
    """Seed of the search."""
    versions: dict[str, str]
    """Versions of the parts."""


class Roster(Shape):
    """A week of a basin, planned."""

    format: Literal["binome.roster/1"] = "binome.roster/1"
    """Name and number of this format."""
    basin: BasinKey
    """The planning unit."""
    week: IsoWeek
    """The week."""
    status: Literal["optimal", "feasible", "none"]
    """Every rung proved, not every one, or no roster exists."""
    shifts: tuple[Shift, ...]
    """Who is where, when."""
    openings: tuple[Opening, ...]
    """When doors are open."""
    appointments: tuple[Appointment, ...] = ()
    """Appointments taken, on offer and withdrawn."""
    guarantees: tuple[Guarantee, ...] = ()
    """What the checker certifies, site by site."""
    objective: tuple[RungValue, ...] = ()
    """The ladder, from the top."""
    components: tuple[Component, ...] = ()
    """Parts of the basin that share nothing with the rest."""
    changes: tuple[Change, ...] = ()
    """What differs from the baseline."""
    alternatives: tuple[Alternative, ...] = ()
    """Rosters that give up a little of a higher rung for much of a lower one."""
    explanations: tuple[Explanation, ...] = ()
    """What a site manager is told."""
    solve: Solve | None = None
    """How it was found."""


class Baseline(Roster):
    """The roster that people were last given."""

    published_at: Instant
    """When it was given to them."""
    frozen_until: Instant
    """Until when its shifts stay."""
