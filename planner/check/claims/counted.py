"""counted: what is so, beside what a roster states, and how a false claim is written."""

from dataclasses import dataclass

from planner.check.case import Case
from planner.check.components import Part
from planner.check.rungs import Costs
from planner.check.violation import Unit, Violation
from schemas.explanation import Change
from schemas.ids import AgentId, AppointmentId, RuleId, SiteId
from schemas.roster import Guarantee


@dataclass(frozen=True)
class Counted:
    """A case with everything the checker counted of it."""

    case: Case
    guarantees: tuple[Guarantee, ...]
    costs: Costs
    parts: tuple[Part, ...]
    changes: tuple[Change, ...]
    lawful: bool
    """Whether the roster as it stands breaks no rule."""

    @property
    def is_none(self) -> bool:
        """Whether the roster says that there is none; it then need not state anything."""
        return self.case.roster.status == "none"


def false(
    claim: RuleId,
    text: str,
    amount: int = 1,
    unit: Unit = "facts",
    *,
    site: SiteId | None = None,
    agents: tuple[AgentId, ...] = (),
    appointment: AppointmentId | None = None,
) -> Violation:
    """A claim that is not so."""
    return Violation(claim, site, agents, appointment, None, None, amount, unit, text)
