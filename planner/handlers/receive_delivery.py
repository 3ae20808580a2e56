"""receive_delivery: what RDV Service Public sends, taken in as any event from outside."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import structlog
from sqlmodel import Session

from events.adapters.rdv_bookings import MODEL as RDV
from events.adapters.rdv_hours import MODEL as HOURS
from events.adapters.rdv_service_public import BEHIND, SYSTEM, Delivery, Person, events_of, model_of, read
from planner.handlers.receive_hours import receive_hours
from planner.handlers.receive_rdv import receive_rdv
from planner.handlers.taken_in import taken_in
from planner.store.identities import agent_of, occurrences, told_at
from planner.store.weeks import lock_basin
from schemas.ids import AgentId, BasinId
from schemas.tables.basin import BasinRow

_IGNORED, _LATE = {"ignored": 1}, {"superseded": 1}
_log = structlog.get_logger(__name__)


def receive_delivery(
    transactions: Callable[[], AbstractContextManager[Session]], body: bytes, now: datetime
) -> Mapping[str, int]:
    """How many events of a delivery ended how; one that says nothing to us is `ignored`.

    All of it is taken in by one transaction that holds the basin: deliveries that come together come one by one.

    Raises:
        InvalidInput: where it is no delivery; nothing is taken in.
        NotHandledError: where handling broke; it may be sent again.
    """
    other = {HOURS: receive_hours, RDV: receive_rdv}.get(model_of(body))
    if other is not None:
        return other(transactions, body, now)
    delivery = read(body)
    if delivery is None:
        _log.info("delivery.ignored", reason="model")
        return _IGNORED
    with transactions() as session:
        person = _person(session, delivery)
        if person is None:
            _log.warning("delivery.ignored", reason="unknown agent", external=delivery.data.agent.id)
            return _IGNORED
        lock_basin(session, person.basin)  # what is known stays so until all of it is taken in
        if any(time > delivery.meta.timestamp.astimezone(UTC) for time in told_at(session, delivery.absence)):
            return _LATE
        known = occurrences(session, delivery.absence, now - BEHIND)
        events = events_of(delivery, person, known, now)
        return taken_in(session, events, now)


def _person(session: Session, delivery: Delivery) -> Person | None:
    agent = agent_of(session, SYSTEM, str(delivery.data.agent.id))
    basin = None if agent is None else session.get(BasinRow, agent.basin)
    if agent is None or basin is None:
        return None
    return Person(AgentId(agent.id), BasinId(basin.id), ZoneInfo(basin.timezone))
