"""receive_hours: when a partner's people receive, from RDV Service Public, as settings of their availability."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import structlog
from sqlmodel import Session

from events.adapters.rdv_hours import Hours, HoursDelivery, Receiving, availability_of, hours_of, read_hours
from events.adapters.rdv_service_public import SYSTEM
from planner.handlers.taken_in import taken_in
from planner.services.facts.outer_hours import beside, keep_hours, spans_of
from planner.store.identities import referent_of, site_of
from planner.store.weeks import lock_basins
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
    """Compared with what was said before, which stays so until all of it is taken in: the basins are held."""
    key = (SYSTEM, str(delivery.data.id))
    concerned = (referent, _who_had(session, key))
    basins = lock_basins(session, {each.basin for each in concerned if each is not None})
    row = session.get(OuterHoursRow, key, populate_existing=True)
    had = _who_had(session, key)
    if row is not None and delivery.meta.timestamp.astimezone(UTC) < row.time:
        return {"superseded": 1}

    def receiving(person: ReferentRow, before: Hours) -> Receiving:
        return Receiving(ReferentId(person.id), BasinId(person.basin), before, beside(session, *key, person.id))

    was_theirs = row is not None and row.referent == referent.id
    events: list[Envelope] = []
    if had is not None and not was_theirs:
        # Given to somebody else, who may be of another basin: whoever had it has it no more.
        events += availability_of(delivery, receiving(had, spans_of(row)), frozenset())
    hours = hours_of(delivery, ZoneInfo(basins[referent.basin].timezone), now)
    events += availability_of(delivery, receiving(referent, spans_of(row) if was_theirs else frozenset()), hours)
    ends = taken_in(session, events, now)
    keep_hours(session, key, referent.id, hours, delivery.meta.timestamp)
    return ends or {"unchanged": 1}


def _who_had(session: Session, key: tuple[str, str]) -> ReferentRow | None:
    """Whose stretch it was so far; None of one that is new, or of somebody who receives no more."""
    row = session.get(OuterHoursRow, key)
    return None if row is None else session.get(ReferentRow, row.referent)
