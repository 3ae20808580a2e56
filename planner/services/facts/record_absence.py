"""record_absence: stores an absence that was reported, changed or cancelled, and marks the weeks it touches.

Of all events about one absence the greatest (`time`, then `id`) counts, in whatever order they come. A cancellation
stays as a marker, so that a late report of the same absence does not bring it back, and a newer one does.
"""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session

from events.outcome import APPLIED, PENDING, SUPERSEDED, Outcome, rejected
from planner.services.calendars.changed import note_calendar
from planner.services.facts.mark_weeks import mark_spans
from planner.services.facts.received import Received
from planner.store import at_hand
from schemas.envelope import OWN_SOURCE
from schemas.events.absences import AbsenceCancelled, AbsenceChanged, AbsenceReported
from schemas.faults import Fault, shown
from schemas.tables.absence import AbsenceRow
from schemas.tables.agent import AgentRow
from schemas.tables.employer import EmployerRow

Spans = set[tuple[datetime, datetime]]


def record_absence(session: Session, received: Received, data: AbsenceReported | AbsenceChanged) -> Outcome:
    """Store what was reported last; `pending` while the agent is not known."""
    if at_hand.get(session, AgentRow, data.agent) is None:
        return PENDING
    if faults := tuple(_faults(session, received, data.agent)):
        return rejected(*faults)
    row = at_hand.get(session, AbsenceRow, data.absence)
    if row is not None and not received.is_newer_than(row.time, row.event_id):
        return SUPERSEDED
    touched, before = _spans(row), set() if row is None else {row.agent}
    row = row or AbsenceRow(id=data.absence, time=received.event.time, event_id=received.id)
    row.basin, row.agent, row.start, row.end = received.basin.id, data.agent, data.start, data.end
    row.cancelled = False
    _store(session, received, row, touched | _spans(row), before)
    return APPLIED


def cancel_absence(session: Session, received: Received, data: AbsenceCancelled) -> Outcome:
    """Store that an absence does not take place, also one that was never heard of."""
    row = at_hand.get(session, AbsenceRow, data.absence)
    if row is not None and row.agent is not None and (faults := tuple(_faults(session, received, row.agent))):
        return rejected(*faults)
    if row is not None and not received.is_newer_than(row.time, row.event_id):
        return SUPERSEDED
    touched = _spans(row)
    row = row or AbsenceRow(id=data.absence, time=received.event.time, event_id=received.id, basin=received.basin.id)
    row.cancelled = True
    _store(session, received, row, touched, set())
    return APPLIED


def _store(session: Session, received: Received, row: AbsenceRow, touched: Spans, before: set[str | None]) -> None:
    """Keep the row, and let follow what needs no solver; `before` is whom it was about until now."""
    row.time, row.event_id = received.event.time, received.id
    session.add(at_hand.keep(session, AbsenceRow, row.id, row))
    received.note(session, row.id)
    note_calendar(session, received.basin.id)  # it stands in the agent's own
    agents = {agent for agent in (row.agent, *before) if agent is not None}
    mark_spans(session, received.basin, touched, received.id, received.now, agents)


def _spans(row: AbsenceRow | None) -> Spans:
    """When the row keeps its agent away."""
    if row is None or row.cancelled or row.start is None or row.end is None:
        return set()
    return {(row.start, row.end)}


def _faults(session: Session, received: Received, agent: str) -> Iterator[Fault]:
    """An agent of another basin, or a source that the agent's employer does not listen to."""
    row = at_hand.get(session, AgentRow, agent)
    if row is None:
        return
    if row.basin != received.basin.id:
        yield Fault("/basin", shown(received.basin.id), f"the basin of {agent}", "send it with the agent's own basin")
        return
    employer = at_hand.get(session, EmployerRow, (row.basin, row.employer))
    allowed = None if employer is None else employer.sources
    source = received.event.source
    if allowed is not None and source not in allowed and not f"{source}/".startswith(f"{OWN_SOURCE}/"):
        expected = "a source that the agent's employer listens to"
        yield Fault("/source", shown(source), expected, "let the employer allow it, or report it where it may be")
