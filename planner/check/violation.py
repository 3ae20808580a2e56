"""Violation: one thing that is wrong with a roster, as data; nobody has to parse its text."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from schemas.ids import AgentId, AppointmentId, RuleId, SiteId

Unit = Literal["minutes", "days", "agents", "shifts", "openings", "breaks", "journeys", "appointments", "facts"]
"""What an amount counts."""


@dataclass(frozen=True)
class Violation:
    """A rule that is broken, or a claim that is false: which, whom it touches, when, and by how much."""

    rule: RuleId
    """The rule's id; `roster.shape` for a roster that is none, `claim.*` for what it states falsely."""
    site: SiteId | None
    """The site it touches; None where none or several."""
    agents: tuple[AgentId, ...]
    """The agents it touches."""
    appointment: AppointmentId | None
    """The appointment it touches."""
    start: datetime | None
    """From when; None where it has no time of its own."""
    end: datetime | None
    """Until when; None where it has no time of its own."""
    amount: int
    """By how much, at least 1."""
    unit: Unit
    """What the amount counts."""
    text: str
    """One sentence in French, with the numbers."""

    def __str__(self) -> str:
        """One line: the rule, then the sentence."""
        return f"{self.rule}: {self.text}"
