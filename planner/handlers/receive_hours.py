"""receive_hours: when a partner's people receive, from RDV Service Public, as settings of their availability."""

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import structlog
from sqlmodel import Session

from events.adapters.rdv_hours import Receiving, availability_of, hours_of, read_hours
from events.adapters.rdv_service_public import SYSTEM
from planner.handlers.submit import submit
from planner.services.outer_hours import beside, keep_hours, spans_of
from planner.store.identities import referent_of, site_of
from schemas.envelope import Envelope
from schemas.ids import BasinId, ReferentId
from schemas.tables.basin import BasinRow
from schemas.tables.outer_hours import OuterHoursRow

_IGNORED = {"ignored": 1}
_log = structlog.get_logger(__name__)


def receive_hours(
    transactions: Callable[[], AbstractContextManager[Session]], body: bytes, now: datetime
) -> Mapping[str, int]:
    """How many events of a delivery ended how; hours of strangers, or at places that are not ours, are `ignored`.

    Raises:
        InvalidInput: where it is no delivery; nothing is taken in.
        NotHandledError: where handling broke; it may be sent again.
    """
    delivery = read_hours(body)
    key = (SYSTEM, str(delivery.data.id))
    with transactions() as session:
        referent = referent_of(session, SYSTEM, str(delivery.data.agent.id))
        basin = None if referent is None else session.get(BasinRow, referent.basin)
        place = delivery.data.lieu
        if referent is None or basin is None or (place and site_of(session, SYSTEM, str(place.id)) is None):
            _log.warning("delivery.ignored", reason="unknown referent or place", external=delivery.data.agent.id)
            return _IGNORED
        row = session.get(OuterHoursRow, key)
        if row is not None and delivery.meta.timestamp.astimezone(UTC) < row.time:
            return {"superseded": 1}
        who = Receiving(
            ReferentId(referent.id),
            BasinId(basin.id),
            spans_of(row) if row is not None and row.referent == referent.id else frozenset(),
            beside(session, *key, referent.id),
        )
        events: list[Envelope] = []
        if row is not None and row.referent != referent.id:
            # Given to somebody else: whoever had it has it no more.
            other = Receiving(
                ReferentId(row.referent), BasinId(basin.id), spans_of(row), beside(session, *key, row.referent)
            )
            events += availability_of(delivery, other, frozenset())
        zone = ZoneInfo(basin.timezone)
    hours = hours_of(delivery, zone, now)
    events += availability_of(delivery, who, hours)
    ends: Counter[str] = Counter(submit(transactions, event, now, own=False).end for event in events)
    # Kept once all of it was taken in: what broke half-way is sent again, and each event counts once.
    with transactions() as session:
        keep_hours(session, key, who.referent, hours, delivery.meta.timestamp)
    return ends or {"unchanged": 1}
