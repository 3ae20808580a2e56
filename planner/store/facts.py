"""facts: what is so, whatever is planned, read for a basin and a range of time.

A range is half-open: what ends when it begins, or begins when it ends, is not in it. Every list is in one fixed order,
so that the same facts give the same problem.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select as columns
from sqlmodel import Session, col, select

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


def away(session: Session, basin: str, start: datetime, end: datetime) -> list[Away]:
    """What `absences` gives, as plain values: of a basin in which many are ill every look at its week reads it."""
    asked = columns(*(col(getattr(AbsenceRow, name)) for name in Away._fields)).where(
        col(AbsenceRow.basin) == basin,
        col(AbsenceRow.agent).is_not(None),
        col(AbsenceRow.cancelled).is_(False),
        col(AbsenceRow.start) < end,
        col(AbsenceRow.end) > start,
    )
    found = session.execute(asked.order_by(col(AbsenceRow.agent), col(AbsenceRow.start), col(AbsenceRow.id)))
    return [Away(*row) for row in found]


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


def unavailabilities(session: Session, basin: str, start: datetime, end: datetime) -> Sequence[UnavailabilityRow]:
    """Part time, trainings and meetings of the basin's agents."""
    people = select(AgentRow.id).where(AgentRow.basin == basin)
    asked = select(UnavailabilityRow).where(
        col(UnavailabilityRow.agent).in_(people),
        col(UnavailabilityRow.start) < end,
        col(UnavailabilityRow.end) > start,
    )
    return session.exec(
        asked.order_by(col(UnavailabilityRow.agent), col(UnavailabilityRow.start), col(UnavailabilityRow.id))
    ).all()


def availabilities(session: Session, basin: str, start: datetime, end: datetime) -> Sequence[AvailabilityRow]:
    """When the basin's referents can receive."""
    receiving = select(ReferentRow.id).where(ReferentRow.basin == basin)
    asked = select(AvailabilityRow).where(
        col(AvailabilityRow.referent).in_(receiving),
        col(AvailabilityRow.start) < end,
        col(AvailabilityRow.end) > start,
    )
    return session.exec(
        asked.order_by(col(AvailabilityRow.referent), col(AvailabilityRow.start), col(AvailabilityRow.id))
    ).all()


def availability_of(session: Session, referent: str) -> Sequence[AvailabilityRow]:
    """When one referent can receive, whenever that is."""
    asked = select(AvailabilityRow).where(AvailabilityRow.referent == referent)
    return session.exec(asked.order_by(col(AvailabilityRow.start), col(AvailabilityRow.id))).all()


def bookings(session: Session, basin: str, start: datetime, end: datetime) -> Sequence[BookingRow]:
    """Appointments that were taken and not given up."""
    asked = select(BookingRow).where(
        BookingRow.basin == basin,
        col(BookingRow.cancelled).is_(False),
        col(BookingRow.start) < end,
        col(BookingRow.end) > start,
    )
    return session.exec(asked.order_by(col(BookingRow.start), col(BookingRow.id))).all()


def closures(session: Session, basin: str, start: datetime, end: datetime) -> Sequence[ClosureRow]:
    """Closures of the basin's sites that stand."""
    asked = select(ClosureRow).where(
        ClosureRow.basin == basin,
        col(ClosureRow.lifted).is_(False),
        col(ClosureRow.start) < end,
        col(ClosureRow.end) > start,
    )
    return session.exec(asked.order_by(col(ClosureRow.site), col(ClosureRow.start), col(ClosureRow.id))).all()


def pins(session: Session, basin: str, week: str) -> Sequence[PinRow]:
    """Pins of a week that hold."""
    asked = select(PinRow).where(PinRow.basin == basin, PinRow.week == week, col(PinRow.lifted).is_(False))
    return session.exec(asked.order_by(col(PinRow.agent), col(PinRow.start), col(PinRow.id))).all()


def requests(session: Session, basin: str, week: str) -> Sequence[RequestRow]:
    """Requests for a week, the oldest first."""
    asked = select(RequestRow).where(RequestRow.basin == basin, RequestRow.week == week)
    return session.exec(asked.order_by(col(RequestRow.time), col(RequestRow.id))).all()


def consents(session: Session, basin: str, first: date, last: date) -> Sequence[ConsentRow]:
    """Consents of the basin's agents to late changes, from one date to another, both included."""
    people = select(AgentRow.id).where(AgentRow.basin == basin)
    asked = select(ConsentRow).where(
        col(ConsentRow.agent).in_(people), col(ConsentRow.date) >= first, col(ConsentRow.date) <= last
    )
    return session.exec(asked.order_by(col(ConsentRow.agent), col(ConsentRow.date))).all()
