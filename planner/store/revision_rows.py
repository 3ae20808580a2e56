"""revision_rows: the rows that say of a revision what its document says."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple, TypedDict, TypeVar

from sqlalchemy import ColumnElement, Insert, Integer, bindparam, cast, delete, insert
from sqlalchemy import select as some
from sqlmodel import Session, col, select

from planner.store.rows import table_of
from schemas.roster import Appointment, Opening, Roster
from schemas.shift import Shift
from schemas.tables.revision import AppointmentRow, OpeningRow, ShiftRow
from schemas.tables.row import Row

Values = dict[str, object]
"""What goes into the columns of a row."""


Placed = TypeVar("Placed", Shift, Opening, Appointment)

WORTH_A_COPY = 8
"""Rows in a row from which on a copy takes less than writing them."""


class _Place(TypedDict):
    basin: str
    week: str
    revision: int


class _Run(NamedTuple):
    """A stretch of one kind of rows that two revisions share."""

    before: int
    """The ordinal of its first in the older one."""
    place: int
    """And in the newer one."""
    rows: int


def add_rows_of(session: Session, roster: Roster, revision: int, before: tuple[int, Roster] | None = None) -> None:
    """Store a row for each shift, opening and appointment of a roster, in the order of the document.

    They are many and written at once, as plain values: nobody reads them in this transaction. As a rule few of them
    differ from those of the revision `before`: what is as it was there, the database copies by itself.
    """
    place: _Place = {"basin": str(roster.basin), "week": roster.week, "revision": revision}
    old = None if before is None else before[1]
    known = 0 if before is None else before[0]
    _add(session, ShiftRow, place, _shift, (known, old.shifts if old else (), roster.shifts))
    _add(session, OpeningRow, place, _opening, (known, old.openings if old else (), roster.openings))
    _add(session, AppointmentRow, place, _appointment, (known, old.appointments if old else (), roster.appointments))


def _add(
    session: Session,
    kind: type[Row],
    place: _Place,
    values_of: Callable[[Placed], Values],
    known: tuple[int, Sequence[Placed], Sequence[Placed]],
) -> None:
    """Copy what stands in a revision already, and write the rest."""
    number, old, new = known
    kept = _same(old, new)
    if _copied(session, kind, place, number, kept) != sum(each.rows for each in kept):
        session.execute(delete(kind).where(*_here(kind, place, place["revision"])))
        kept = []  # rows of that revision are gone: all are written
    there = {number for each in kept for number in range(each.place, each.place + each.rows)}
    values = [{**place, "ordinal": n, **values_of(each)} for n, each in enumerate(new) if n not in there]
    if values:
        session.execute(insert(table_of(kind)), values)


def _same(old: Sequence[Placed], new: Sequence[Placed]) -> list[_Run]:
    """The stretches that both have, each long enough to be worth a statement."""
    known = {each: number for number, each in enumerate(old)}
    runs: list[_Run] = []
    for place, each in enumerate(new):
        before = known.get(each)
        if before is None:
            continue
        last = runs[-1] if runs else None
        if last is not None and (last.before + last.rows, last.place + last.rows) == (before, place):
            runs[-1] = _Run(last.before, last.place, last.rows + 1)
        else:
            runs.append(_Run(before, place, 1))
    return [run for run in runs if run.rows >= WORTH_A_COPY]


def _copied(session: Session, kind: type[Row], place: _Place, number: int, runs: Iterable[_Run]) -> int:
    """Copy stretches of a revision; how many rows there were."""
    copied, copy = 0, _copy_of(kind)
    for run in runs:
        values = {
            "in_basin": place["basin"],
            "in_week": place["week"],
            "of": number,
            "to": place["revision"],
            "first": run.before,
            "beyond": run.before + run.rows,
            "further": run.place - run.before,
        }
        copied += session.connection().execute(copy, values).rowcount
    return copied


@cache
def _copy_of(kind: type[Row]) -> Insert:
    """The statement that copies a stretch; written once."""
    columns = table_of(kind).columns
    other = [column for column in columns if column.name not in ("revision", "ordinal")]
    moved = (
        cast(bindparam("to"), Integer).label("revision"),
        (columns["ordinal"] + bindparam("further", type_=Integer)).label("ordinal"),
    )
    rows = some(*moved, *other).where(
        columns["basin"] == bindparam("in_basin"),
        columns["week"] == bindparam("in_week"),
        columns["revision"] == bindparam("of"),
        columns["ordinal"] >= bindparam("first"),
        columns["ordinal"] < bindparam("beyond"),
    )
    copy = insert(table_of(kind)).from_select(["revision", "ordinal", *(column.name for column in other)], rows)
    # Without this nobody is told how many rows there were, on PostgreSQL.
    return copy.execution_options(preserve_rowcount=True)


def _here(kind: type[Row], place: _Place, revision: int) -> tuple[ColumnElement[bool], ...]:
    """Of one revision."""
    columns = table_of(kind).columns
    return (
        columns["basin"] == place["basin"],
        columns["week"] == place["week"],
        columns["revision"] == revision,
    )


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


def _shift(shift: Shift) -> Values:
    return {"agent": shift.agent, "site": shift.site, "start": shift.start, "end": shift.end}


def _opening(opening: Opening) -> Values:
    return {"site": opening.site, "start": opening.start, "end": opening.end}


def _appointment(appointment: Appointment) -> Values:
    previous = appointment.previous
    return {
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
