"""waiting_events: events whose agent or referent is known by now are handled, in the order of their own times."""

from datetime import datetime, timedelta

from sqlmodel import Session

from events import inbox
from events.codec import Refused, decode
from events.outcome import Outcome, rejected
from planner.handlers import HANDLERS
from planner.services.facts.received import Received
from planner.store import audit, waiting
from planner.store.audit import Deed
from planner.store.weeks import lock_basin
from schemas.envelope import OWN_SOURCE
from schemas.faults import Fault
from schemas.tables.waiting_event import WaitingEventRow

WAITED_ENOUGH = timedelta(days=7)
"""After which an event is rejected whose person is still unknown (contract of the bus, 1)."""


def handle_waiting(session: Session, basin: str, now: datetime) -> int:
    """Handle what waits in a basin; answers with the number of events that wait no longer."""
    if lock_basin(session, basin) is None:
        return 0
    done = 0
    for row in waiting.of_basin(session, basin):
        outcome = _handled(session, row, now)
        if outcome.end == "pending":
            continue
        waiting.end(session, row)
        inbox.settle_later(session, (row.source, row.event), outcome, now)
        done += 1
    return done


def _handled(session: Session, row: WaitingEventRow, now: datetime) -> Outcome:
    event = decode(row.value, {}, row.topic)
    basin = lock_basin(session, row.basin)
    if isinstance(event, Refused) or basin is None:
        return rejected(*(event.faults if isinstance(event, Refused) else ()))
    outcome = HANDLERS[event.type](session, Received(event, basin, now), event.data)
    if outcome.end == "pending" and row.since + WAITED_ENOUGH < now:
        audit.add(session, row.basin, Deed("event.rejected", row.event, OWN_SOURCE, row.event), now)
        found = "an agent or referent that is not known here"
        return rejected(Fault("/data", found, "one that was imported", "import the person, then send it anew"))
    return outcome
