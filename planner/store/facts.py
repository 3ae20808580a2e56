"""facts: what is so, whatever is planned, read for a basin and a range of time.

A range is half-open: what ends when it begins, or begins when it ends, is not in it. Every list is in one fixed order,
so that the same facts give the same problem. What is asked is written once: each look at a week asks all of it.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import BindParameter, bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from planner.store.plain import Take, plain, tracked
from schemas.tables.absence import AbsenceRow
from schemas.tables.agent import AgentRow, UnavailabilityRow
from schemas.tables.booking import BookingRow
from schemas.tables.closure import ClosureRow
from schemas.tables.consent import ConsentRow
from schemas.tables.partner import AvailabilityRow, ReferentRow
from schemas.tables.request import PinRow, RequestRow


class Away(NamedTuple):
    """An absence that stands, of an agent who is known."""

    id: str
    agent: str
    start: datetime
    end: datetime
    time: datetime
    """Of the event that counts."""


_BASIN: BindParameter[str] = bindparam("basin")
_WEEK: BindParameter[str] = bindparam("week")
_START: BindParameter[datetime] = bindparam("start")
_END: BindParameter[datetime] = bindparam("end")
_PEOPLE = select(AgentRow.id).where(AgentRow.basin == _BASIN)
_RECEIVING = select(ReferentRow.id).where(ReferentRow.basin == _BASIN)

_AWAY = (
    columns(*(col(getattr(AbsenceRow, name)) for name in Away._fields))
    .where(
        col(AbsenceRow.basin) == _BASIN,
        col(AbsenceRow.agent).is_not(None),
        col(AbsenceRow.cancelled).is_(False),
        col(AbsenceRow.start) < _END,
        col(AbsenceRow.end) > _START,
    )
    .order_by(col(AbsenceRow.agent), col(AbsenceRow.start), col(AbsenceRow.id))
)
_UNAVAILABILITIES = (
    select(UnavailabilityRow)
    .where(
        col(UnavailabilityRow.agent).in_(_PEOPLE),
        col(UnavailabilityRow.start) < _END,
        col(UnavailabilityRow.end) > _START,
    )
    .order_by(col(UnavailabilityRow.agent), col(UnavailabilityRow.start), col(UnavailabilityRow.id))
)
_AVAILABILITIES = (
    select(AvailabilityRow)
    .where(
        col(AvailabilityRow.referent).in_(_RECEIVING),
        col(AvailabilityRow.start) < _END,
        col(AvailabilityRow.end) > _START,
    )
    .order_by(col(AvailabilityRow.referent), col(AvailabilityRow.start), col(AvailabilityRow.id))
)
_BOOKINGS = (
    select(BookingRow)
    .where(
        BookingRow.basin == _BASIN,
        col(BookingRow.cancelled).is_(False),
        col(BookingRow.start) < _END,
        col(BookingRow.end) > _START,
    )
    .order_by(col(BookingRow.start), col(BookingRow.id))
)
_CLOSURES = (
    select(ClosureRow)
    .where(
        ClosureRow.basin == _BASIN,
        col(ClosureRow.lifted).is_(False),
        col(ClosureRow.start) < _END,
        col(ClosureRow.end) > _START,
    )
    .order_by(col(ClosureRow.site), col(ClosureRow.start), col(ClosureRow.id))
)
_PINS = (
    select(PinRow)
    .where(PinRow.basin == _BASIN, PinRow.week == _WEEK, col(PinRow.lifted).is_(False))
    .order_by(col(PinRow.agent), col(PinRow.start), col(PinRow.id))
)
_REQUESTS = (
    select(RequestRow)
    .where(RequestRow.basin == _BASIN, RequestRow.week == _WEEK)
    .order_by(col(RequestRow.time), col(RequestRow.id))
)
_CONSENTS = (
    select(ConsentRow)
    .where(
        col(ConsentRow.agent).in_(_PEOPLE),
        col(ConsentRow.date) >= bindparam("first"),
        col(ConsentRow.date) <= bindparam("last"),
    )
    .order_by(col(ConsentRow.agent), col(ConsentRow.date))
)


def away(session: Session, basin: str, start: datetime, end: datetime) -> list[Away]:
    """What `absences` gives, as plain values: of a basin in which many are ill every look at its week reads it."""
    session.flush()
    return [Away(*row) for row in plain(session, _AWAY, basin=basin, start=start, end=end)]


def absences(session: Session, basin: str, start: datetime, end: datetime) -> Sequence[AbsenceRow]:
    """Absences of the basin's agents that stand; none that was cancelled."""
    asked = select(AbsenceRow).where(
        AbsenceRow.basin == basin,
        col(AbsenceRow.cancelled).is_(False),
        col(AbsenceRow.start) < end,
        col(AbsenceRow.end) > start,
    )
    return session.exec(asked.order_by(col(AbsenceRow.agent), col(AbsenceRow.start), col(AbsenceRow.id))).all()


def absences_of(session: Session, agent: str, start: datetime, end: datetime) -> Sequence[AbsenceRow]:
    """Absences of one agent, those that were cancelled included."""
    asked = select(AbsenceRow).where(
        AbsenceRow.agent == agent, col(AbsenceRow.start) < end, col(AbsenceRow.end) > start
    )
    return session.exec(asked.order_by(col(AbsenceRow.start), col(AbsenceRow.id))).all()


def unavailabilities(
    session: Session, basin: str, start: datetime, end: datetime, take: Take = tracked
) -> Sequence[UnavailabilityRow]:
    """Part time, trainings and meetings of the basin's agents."""
    return take(session, UnavailabilityRow, _UNAVAILABILITIES, basin=basin, start=start, end=end)


def availabilities(
    session: Session, basin: str, start: datetime, end: datetime, take: Take = tracked
) -> Sequence[AvailabilityRow]:
    """When the basin's referents can receive."""
    return take(session, AvailabilityRow, _AVAILABILITIES, basin=basin, start=start, end=end)


def availability_of(session: Session, referent: str) -> Sequence[AvailabilityRow]:
    """When one referent can receive, whenever that is."""
    asked = select(AvailabilityRow).where(AvailabilityRow.referent == referent)
    return session.exec(asked.order_by(col(AvailabilityRow.start), col(AvailabilityRow.id))).all()


def bookings(
    session: Session, basin: str, start: datetime, end: datetime, take: Take = tracked
) -> Sequence[BookingRow]:
    """Appointments that were taken and not given up."""
    return take(session, BookingRow, _BOOKINGS, basin=basin, start=start, end=end)


def closures(
    session: Session, basin: str, start: datetime, end: datetime, take: Take = tracked
) -> Sequence[ClosureRow]:
    """Closures of the basin's sites that stand."""
    return take(session, ClosureRow, _CLOSURES, basin=basin, start=start, end=end)


def pins(session: Session, basin: str, week: str, take: Take = tracked) -> Sequence[PinRow]:
    """Pins of a week that hold."""
    return take(session, PinRow, _PINS, basin=basin, week=week)


def requests(session: Session, basin: str, week: str, take: Take = tracked) -> Sequence[RequestRow]:
    """Requests for a week, the oldest first."""
    return take(session, RequestRow, _REQUESTS, basin=basin, week=week)


def consents(session: Session, basin: str, first: date, last: date, take: Take = tracked) -> Sequence[ConsentRow]:
    """Consents of the basin's agents to late changes, from one date to another, both included."""
    return take(session, ConsentRow, _CONSENTS, basin=basin, first=first, last=last)
