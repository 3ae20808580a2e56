"""foresee: what the handlers of a batch are going to look up, asked for at once; its basins are locked by now."""

from collections.abc import Sequence

from sqlmodel import Session

from planner.store import at_hand, networks
from schemas.envelope import Envelope
from schemas.tables.absence import AbsenceRow
from schemas.tables.agent import AgentRow
from schemas.tables.employer import EmployerRow
from schemas.tables.row import Row

_NAMED: tuple[tuple[str, type[Row]], ...] = (("agent", AgentRow), ("absence", AbsenceRow))
"""By the field of an event that names them."""


def foresee(session: Session, events: Sequence[Envelope]) -> None:
    """Have at hand the absences and agents that the events name, and the employers of their basins."""
    for field, kind in _NAMED:
        keys = {key for event in events if isinstance(key := getattr(event.data, field, None), str)}
        at_hand.look_up(session, kind, "id", keys)
    for employer in networks.employers(session, {event.basin for event in events}):
        at_hand.keep(session, EmployerRow, (employer.basin, employer.id), employer)
