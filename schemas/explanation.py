"""What a site manager is told: changes, alternatives, conflicts, remedies and notices."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.ids import AgentKey, AppointmentKey, RuleKey, SiteKey
from schemas.objective import RungValue
from schemas.shape import Shape
from schemas.shift import Shift
from schemas.time import Date, Instant


class Change(Shape):
    """What differs from the baseline for one agent on one date."""

    agent: AgentKey
    """Who."""
    date: Date
    """On which date."""
    before: tuple[Shift, ...]
    """Shifts of the baseline."""
    after: tuple[Shift, ...]
    """Shifts of the roster."""
    notice_hours: int = Field(ge=0)
    """Whole hours from `now` to the first instant that differs."""
    exempt: bool
    """True where the agent cannot work the baseline's shifts."""


class Alternative(Shape):
    """A roster that gives up a little of a higher rung and saves much of a lower one."""

    text: str
    """The trade in French."""
    objective: tuple[RungValue, ...]
    """Its ladder."""
    changes: tuple[Change, ...]
    """What it changes against the baseline."""


class Conflict(Shape):
    """Facts and rules that cannot hold together."""

    kind: Literal["conflict"] = "conflict"
    """Kind of explanation."""
    site: SiteKey
    """Where."""
    rules: tuple[RuleKey, ...]
    """Rules that take part."""
    start: Instant | None = Field(alias="from")
    """From when; null for the whole week."""
    end: Instant | None = Field(alias="to")
    """Until when; null for the whole week."""
    agents: tuple[AgentKey, ...]
    """Agents that take part."""
    smallest: bool
    """True if leaving any one member out lets the rest be satisfied, as solved again."""
    text: str
    """The sentence in French."""


RemedyAction = Literal[
    "borrow_agent", "move_training", "ask_consent", "extend_presence", "shift_hours", "train", "call_in"
]


class Remedy(Shape):
    """One change that a manager can make."""

    kind: Literal["remedy"] = "remedy"
    """Kind of explanation."""
    site: SiteKey
    """Where it helps."""
    action: RemedyAction
    """What is done."""
    agents: tuple[AgentKey, ...]
    """Who is asked; empty for a person from outside."""
    cost: int
    """How much it asks of people; the cheapest first."""
    text: str
    """The sentence in French."""
    met: bool
    """Whether the label is kept with it, as solved again."""
    open_minutes: int
    """Minutes open with it, as solved again."""


class BookingNotice(Shape):
    """A booking that was moved or withdrawn."""

    kind: Literal["booking"] = "booking"
    """Kind of explanation."""
    appointment: AppointmentKey
    """Which appointment."""
    action: Literal["moved", "withdrawn"]
    """What became of it."""
    start: Instant = Field(alias="from")
    """When it was."""
    end: Instant | None = Field(alias="to")
    """When it begins now; null where withdrawn."""
    text: str
    """The sentence in French."""


class ClosureNotice(Shape):
    """A time when doors that were announced open stay shut."""

    kind: Literal["notice"] = "notice"
    """Kind of explanation."""
    site: SiteKey
    """Where."""
    start: Instant = Field(alias="from")
    """From when."""
    end: Instant = Field(alias="to")
    """Until when."""
    text: str
    """The sentence in French."""


Explanation = Annotated[Conflict | Remedy | BookingNotice | ClosureNotice, Field(discriminator="kind")]
