"""revision_rows: the rows that say of a revision what its document says."""

from collections.abc import Iterator, Sequence
from typing import TypedDict

from sqlmodel import Session, col, select

from schemas.roster import Appointment, Opening, Roster
from schemas.shift import Shift
from schemas.tables.revision import AppointmentRow, OpeningRow, ShiftRow
from schemas.tables.row import Row


class _Place(TypedDict):
    basin: str
    week: str
    revision: int
    ordinal: int


def rows_of(roster: Roster, revision: int) -> Iterator[Row]:
    """A row for each shift, opening and appointment of a roster, in the order of the document."""
    for ordinal, shift in enumerate(roster.shifts):
        yield _shift(shift, _place(roster, revision, ordinal))
    for ordinal, opening in enumerate(roster.openings):
        yield _opening(opening, _place(roster, revision, ordinal))
    for ordinal, appointment in enumerate(roster.appointments):
        yield _appointment(appointment, _place(roster, revision, ordinal))


def shifts(session: Session, basin: str, week: str, revision: int) -> Sequence[ShiftRow]:
    """The shifts of a revision, in the order of its document."""
    asked = select(ShiftRow).where(ShiftRow.basin == basin, ShiftRow.week == week, ShiftRow.revision == revision)
    return session.exec(asked.order_by(col(ShiftRow.ordinal))).all()


def openings(session: Session, basin: str, week: str, revision: int) -> Sequence[OpeningRow]:
    """The openings of a revision, in the order of its document."""
    asked = select(OpeningRow).where(
        OpeningRow.basin == basin, OpeningRow.week == week, OpeningRow.revision == revision
    )
    return session.exec(asked.order_by(col(OpeningRow.ordinal))).all()


def appointments(session: Session, basin: str, week: str, revision: int) -> Sequence[AppointmentRow]:
    """The appointments of a revision, in the order of its document."""
    asked = select(AppointmentRow).where(
        AppointmentRow.basin == basin, AppointmentRow.week == week, AppointmentRow.revision == revision
    )
    return session.exec(asked.order_by(col(AppointmentRow.ordinal))).all()


def _place(roster: Roster, revision: int, ordinal: int) -> _Place:
    return {"basin": str(roster.basin), "week": roster.week, "revision": revision, "ordinal": ordinal}


def _shift(shift: Shift, place: _Place) -> ShiftRow:
    return ShiftRow(**place, agent=shift.agent, site=shift.site, start=shift.start, end=shift.end)


def _opening(opening: Opening, place: _Place) -> OpeningRow:
    return OpeningRow(**place, site=opening.site, start=opening.start, end=opening.end)


def _appointment(appointment: Appointment, place: _Place) -> AppointmentRow:
    previous = appointment.previous
    return AppointmentRow(
        **place,
        appointment=appointment.id,
        site=appointment.site,
        partner=appointment.partner,
        referent=appointment.referent,
        agent=appointment.agent,
        start=appointment.start,
        end=appointment.end,
        modality=appointment.modality,
        state=appointment.state,
        previous_start=None if previous is None else previous.start,
        previous_end=None if previous is None else previous.end,
    )
