"""receive_rdv: appointments of RDV Service Public, as bookings of the slots at their time."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import structlog
from sqlmodel import Session, col, select

from events.adapters.rdv_bookings import RdvDelivery, bookings_of, read_rdv
from events.adapters.rdv_service_public import SOURCE, SYSTEM
from planner.handlers.taken_in import taken_in
from planner.services.slots.tend_slot import NotTended, attend_slot, miss_slot
from planner.store.identities import referent_of, site_of
from planner.store.weeks import lock_basin
from schemas.ids import BasinId, SlotId
from schemas.tables.booking import BookingRow
from schemas.tables.partner import ReferentRow
from schemas.tables.slot import SlotRow

_IGNORED, _UNCHANGED = {"ignored": 1}, {"unchanged": 1}
_log = structlog.get_logger(__name__)


def receive_rdv(
    transactions: Callable[[], AbstractContextManager[Session]], body: bytes, now: datetime
) -> Mapping[str, int]:
    """How many events of a delivery ended how; one of strangers, or for which there is no slot, is `ignored`.

    How an appointment went is no event: it is `noted` of the slot, once.

    Raises:
        InvalidInput: where it is no delivery; nothing is taken in.
        NotHandledError: where handling broke; it may be sent again.
    """
    delivery = read_rdv(body)
    with transactions() as session:
        known = (referent_of(session, SYSTEM, str(agent.id)) for agent in delivery.data.agents)
        referent = next((each for each in known if each is not None), None)
        if referent is None:
            _log.warning("delivery.ignored", reason="unknown referent", external=delivery.data.id)
            return _IGNORED
        lock_basin(session, referent.basin)  # what is taken stays so until this is taken in
        return _take_in(session, delivery, referent, now)


def _take_in(session: Session, delivery: RdvDelivery, referent: ReferentRow, now: datetime) -> Mapping[str, int]:
    if _is_late(session, delivery):
        return {"superseded": 1}
    held = _held(session, delivery, referent)
    if delivery.is_over:
        return _noted(session, delivery, held, now)
    wanted = _wanted(session, delivery, referent)
    if not delivery.is_given_up:
        if held is not None and delivery.start.astimezone(UTC) in {held.start, held.previous_start}:
            return _UNCHANGED  # also where it was moved here since: the tool learns of moves in its own time
        if wanted is None:
            _log.warning("delivery.ignored", reason="no slot at its time", external=delivery.data.id)
            return _IGNORED
    told = bookings_of(
        delivery,
        BasinId(referent.basin),
        None if held is None else SlotId(held.id),
        None if wanted is None else SlotId(wanted),
    )
    return taken_in(session, told, now) or _UNCHANGED


def _noted(session: Session, delivery: RdvDelivery, held: SlotRow | None, now: datetime) -> Mapping[str, int]:
    """Note that somebody came, or nobody, to the slot that is taken under its reference."""
    if held is None:
        return _IGNORED
    deed = miss_slot if delivery.data.status == "noshow" else attend_slot
    return _UNCHANGED if isinstance(deed(session, held, now, SOURCE), NotTended) else {"noted": 1}


def _is_late(session: Session, delivery: RdvDelivery) -> bool:
    """Whether something newer was said of it."""
    asked = select(BookingRow.time).where(BookingRow.booking == delivery.booking)
    return any(time > delivery.meta.timestamp.astimezone(UTC) for time in session.exec(asked))


def _held(session: Session, delivery: RdvDelivery, referent: ReferentRow) -> SlotRow | None:
    """The slot that is taken under its reference."""
    asked = select(SlotRow).where(
        SlotRow.basin == referent.basin,
        SlotRow.booking == delivery.booking,
        col(SlotRow.state).in_(("booked", "moving")),
    )
    return session.exec(asked).first()


def _wanted(session: Session, delivery: RdvDelivery, referent: ReferentRow) -> str | None:
    """The slot of the referent that begins then, at its place if one is said."""
    asked = select(SlotRow).where(
        SlotRow.referent == referent.id,
        SlotRow.start == delivery.start.astimezone(UTC),
        col(SlotRow.state).not_in(("withdrawn", "cancelled")),
    )
    place = delivery.data.lieu
    site = None if place is None else site_of(session, SYSTEM, str(place.id))
    found = (row for row in session.exec(asked.order_by(col(SlotRow.id))) if place is None or row.site == site)
    return next((row.id for row in found), None)
