"""revision_rows: the rows that say of a revision what its document says."""

from collections.abc import Sequence
from typing import TypedDict

from sqlalchemy import insert
from sqlmodel import Session, col, select

from planner.store.rows import table_of
from schemas.roster import Appointment, Opening, Roster
from schemas.shift import Shift
from schemas.tables.revision import AppointmentRow, OpeningRow, ShiftRow
from schemas.tables.row import Row

Values = dict[str, object]
"""What goes into the columns of a row."""


class _Place(TypedDict):
    basin: str
    week: str
    revision: int
    ordinal: int


def add_rows_of(session: Session, roster: Roster, revision: int) -> None:
    """Store a row for each shift, opening and appointment of a roster, in the order of the document.

    They are many and written at once, as plain values: nobody reads them in this transaction.
    """
    made: tuple[tuple[type[Row], list[Values]], ...] = (
        (ShiftRow, [_shift(each, _place(roster, revision, n)) for n, each in enumerate(roster.shifts)]),
        (OpeningRow, [_opening(each, _place(roster, revision, n)) for n, each in enumerate(roster.openings)]),
        (
            AppointmentRow,
            [_appointment(each, _place(roster, revision, n)) for n, each in enumerate(roster.appointments)],
        ),
    )
    for kind, values in made:
        if values:
            session.execute(insert(table_of(kind)), values)


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


def _shift(shift: Shift, place: _Place) -> Values:
    return {**place, "agent": shift.agent, "site": shift.site, "start": shift.start, "end": shift.end}


def _opening(opening: Opening, place: _Place) -> Values:
    return {**place, "site": opening.site, "start": opening.start, "end": opening.end}


def _appointment(appointment: Appointment, place: _Place) -> Values:
    previous = appointment.previous
    return {
        **place,
        "appointment": appointment.id,
        "site": appointment.site,
        "partner": appointment.partner,
        "referent": appointment.referent,
        "agent": appointment.agent,
        "start": appointment.start,
        "end": appointment.end,
        "modality": appointment.modality,
        "state": appointment.state,
        "previous_start": None if previous is None else previous.start,
        "previous_end": None if previous is None else previous.end,
    }
