"""Agents: who may work where, on what contract, with what skills, and when not."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from schemas.ids import AgentKey, EmployerKey, SiteKey, SkillKey
from schemas.shape import Shape
from schemas.site import Window
from schemas.time import Date, Instant

WorkedMinutes = Annotated[int, Field(ge=0, le=10_080)]

BALANCE_MOST = 100_000
"""Minutes that a balance is away from 0 at most: a little more than a year of full time."""


class Contract(Shape):
    """What an agent's contract says of a week."""

    may_be_absent: ClassVar = frozenset({"max_weekly_minutes"})

    regime: Literal["fpt", "private"]
    """Territorial civil service, or private employment."""
    weekly_minutes: int = Field(ge=0, le=2880)
    """The week's target, in minutes; full time from 2100."""
    max_weekly_minutes: int | None = Field(default=None, ge=0, le=3600)
    """Minutes never passed in a week; null: full time 240 over the contract, part time a tenth over, under 35 h."""


class Skill(Shape):
    """A training that an agent holds, between two dates."""

    code: SkillKey
    """`core`, or the id of a partner."""
    valid_from: Date | None = None
    """First day on which it holds; null: always has."""
    valid_until: Date | None = None
    """Last day on which it holds; null: no end."""

    def held_on(self, day: date) -> bool:
        """Whether the skill is valid on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


class Unavailable(Shape):
    """An interval in which an agent cannot be on shift."""

    start: Instant
    """When it begins."""
    end: Instant
    """When it ends."""
    reason: Literal["absence", "part_time", "training", "meeting"]
    """Kind of interval, never a medical reason; where several hold, the first of these counts."""


class Preference(Window):
    """A wish about a weekly window."""

    wish: Literal["avoid", "prefer"]
    """Rather not, or rather."""
    weight: int = Field(ge=1, le=5)
    """How much it matters."""


class History(Shape):
    """What an agent worked before this week."""

    may_be_absent: ClassVar = frozenset({"late_shifts", "saturdays"})

    last_shift_end: Instant | None = None
    """End of the last shift before the week; null where there is none."""
    worked_minutes: tuple[WorkedMinutes, ...] = Field(default=(), max_length=11)
    """Minutes worked in each of up to eleven weeks before, oldest first."""
    late_shifts: int = Field(default=0, ge=0, le=500)
    """Late shifts in those weeks."""
    saturdays: int = Field(default=0, ge=0, le=100)
    """Saturdays worked in those weeks."""


class Agent(Shape):
    """One person who can be put on shift."""

    id: AgentKey
    """Id of the agent, unique in the problem."""
    name: str = Field(max_length=200)
    """Name shown to people who may see it."""
    employer: EmployerKey
    """Id of the employer whose rules hold for the agent."""
    home_site: SiteKey
    """The site the agent belongs to."""
    sites: tuple[SiteKey, ...] = Field(min_length=1)
    """Sites the agent may be sent to, and nowhere else."""
    contract: Contract
    """What the contract says."""
    skills: tuple[Skill, ...] = ()
    """Trainings held; without `core` an agent does not count among the two."""
    unavailable: tuple[Unavailable, ...] = ()
    """When the agent cannot be on shift; intervals may overlap and have any ends, rounded outwards to the grid."""
    preferences: tuple[Preference, ...] = ()
    """Wishes."""
    history: History = History()
    """What was worked before."""
    balance_minutes: int = Field(default=0, ge=-BALANCE_MOST, le=BALANCE_MOST)
    """Minutes worked too much so far, or too little if below 0; the target moves against them by at most 60."""

    def holds(self, skill: str, day: date) -> bool:
        """Whether the agent holds a skill on that day."""
        return any(held.code == skill and held.held_on(day) for held in self.skills)
