"""receive_hours: when a partner's people receive, from RDV Service Public, as settings of their availability."""

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import structlog
from sqlmodel import Session

from events.adapters.rdv_hours import HoursDelivery, Receiving, availability_of, hours_of, read_hours
from events.adapters.rdv_service_public import SYSTEM
from planner.handlers.submit import submit_within
from planner.services.outer_hours import beside, keep_hours, spans_of
from planner.store.identities import referent_of, site_of
from planner.store.weeks import lock_basin
from schemas.envelope import Envelope
from schemas.ids import BasinId, ReferentId
from schemas.tables.outer_hours import OuterHoursRow
from schemas.tables.partner import ReferentRow

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
    with transactions() as session:
        referent = referent_of(session, SYSTEM, str(delivery.data.agent.id))
        place = delivery.data.lieu
        if referent is None or (place and site_of(session, SYSTEM, str(place.id)) is None):
            _log.warning("delivery.ignored", reason="unknown referent or place", external=delivery.data.agent.id)
            return _IGNORED
        return _take_in(session, delivery, referent, now)


def _take_in(session: Session, delivery: HoursDelivery, referent: ReferentRow, now: datetime) -> Mapping[str, int]:
    """Compared with what was said before, which stays so until all of it is taken in: the basin is held."""
    key = (SYSTEM, str(delivery.data.id))
    basin = lock_basin(session, referent.basin)
    assert basin is not None  # noqa: S101 - a referent belongs to one
    row = session.get(OuterHoursRow, key)
    if row is not None and delivery.meta.timestamp.astimezone(UTC) < row.time:
        return {"superseded": 1}
    was_theirs = row is not None and row.referent == referent.id
    who = Receiving(
        ReferentId(referent.id),
        BasinId(basin.id),
        spans_of(row) if was_theirs else frozenset(),
        beside(session, *key, referent.id),
    )
    events: list[Envelope] = []
    if row is not None and not was_theirs:
        # Given to somebody else: whoever had it has it no more.
        other = Receiving(
            ReferentId(row.referent), BasinId(basin.id), spans_of(row), beside(session, *key, row.referent)
        )
        events += availability_of(delivery, other, frozenset())
    hours = hours_of(delivery, ZoneInfo(basin.timezone), now)
    events += availability_of(delivery, who, hours)
    ends: Counter[str] = Counter(submit_within(session, event, now, own=False).end for event in events)
    keep_hours(session, key, who.referent, hours, delivery.meta.timestamp)
    return ends or {"unchanged": 1}
