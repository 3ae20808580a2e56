"""dispatch: one event to its handler, within the transaction that keeps its offset and its inbox row."""

from datetime import datetime

from sqlmodel import Session

from events.codec import encode
from events.outcome import Outcome, rejected
from planner.handlers import HANDLERS
from planner.services.facts.received import Received
from planner.store import waiting
from planner.store.weeks import lock_basin
from schemas.envelope import Envelope
from schemas.faults import Fault, shown
from schemas.tables.waiting_event import WaitingEventRow


def dispatch(session: Session, event: Envelope, now: datetime) -> Outcome:
    """How the event ends. Its basin is locked; one that waits for its person is kept until that person is imported."""
    basin = lock_basin(session, event.basin)
    if basin is None:
        known = "a basin that was imported"
        return rejected(Fault("/basin", shown(event.basin), known, "import the basin, or correct its id"))
    outcome = HANDLERS[event.type](session, Received(event, basin, now), event.data)
    if outcome.end == "pending":
        value, _ = encode(event)
        waiting.add(
            session,
            WaitingEventRow(
                source=event.source,
                event=event.id,
                basin=event.basin,
                topic=event.kind.topic,
                time=event.time,
                since=now,
                value=value,
            ),
        )
    return outcome
