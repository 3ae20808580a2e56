"""foresee: what the handlers of a batch are going to look up, asked for at once; its basins are locked by now."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlmodel import Session

from planner.services.facts.weeks_touched import weeks_touched
from planner.store import at_hand, networks, weeks
from schemas.envelope import Envelope
from schemas.tables.absence import AbsenceRow
from schemas.tables.agent import AgentRow
from schemas.tables.basin import BasinRow
from schemas.tables.employer import EmployerRow
from schemas.tables.row import Row

_NAMED: tuple[tuple[str, type[Row]], ...] = (("agent", AgentRow), ("absence", AbsenceRow))
"""By the field of an event that names them."""


def foresee(session: Session, events: Sequence[Envelope]) -> None:
    """Have at hand the absences and agents that they name, the employers of their basins, and the weeks they touch."""
    for field, kind in _NAMED:
        at_hand.look_up(session, kind, "id", {key for event in events if (key := _named(event, field)) is not None})
    for employer in networks.employers(session, {event.basin for event in events}):
        at_hand.keep(session, EmployerRow, (employer.basin, employer.id), employer)
    weeks.look_up(session, {touched for event in events for touched in _touched(session, event)})


def _named(event: Envelope, field: str) -> str | None:
    key = getattr(event.data, field, None)
    return key if isinstance(key, str) else None


def _touched(session: Session, event: Envelope) -> Iterator[tuple[str, str]]:
    """The weeks of what an event says, and of what was said of the same absence before."""
    basin = at_hand.known(session, BasinRow, event.basin)
    absence = _named(event, "absence")
    before = None if absence is None else at_hand.known(session, AbsenceRow, absence)
    for said in (event.data, before):
        start, end = getattr(said, "start", None), getattr(said, "end", None)
        if basin is not None and isinstance(start, datetime) and isinstance(end, datetime):
            yield from ((basin.id, week) for week in weeks_touched(start, end, basin.timezone))
