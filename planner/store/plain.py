"""plain: columns of rows as plain values, for what is read so often that objects of rows cost more than the rows."""

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar, TypeVarTuple, cast

from sqlalchemy import CursorResult, Select
from sqlmodel import Session
from sqlmodel.sql.expression import SelectOfScalar

from planner.store.rows import table_of
from schemas.tables.row import Row

Columns = TypeVarTuple("Columns")
Kind = TypeVar("Kind", bound=Row)


class Take(Protocol):
    """How rows of a table are taken."""

    def __call__(self, session: Session, kind: type[Kind], wanted: SelectOfScalar[Kind]) -> Sequence[Kind]:
        """The rows that are wanted."""


def plain(session: Session, wanted: Select[*Columns], **values: object) -> CursorResult[*Columns]:
    """What a statement that was made once gives for these values; what a session has not written yet is not seen."""
    return session.connection().execute(wanted, values)


def tracked(session: Session, kind: type[Kind], wanted: SelectOfScalar[Kind]) -> Sequence[Kind]:  # noqa: ARG001 - as below
    """Rows as objects, for who compares them with others or changes them."""
    return session.exec(wanted).all()


def looked_at(session: Session, kind: type[Kind], wanted: SelectOfScalar[Kind]) -> Sequence[Kind]:
    """Rows that are only looked at: every column under its name, and nothing that could be changed."""
    session.flush()
    columns: Any = table_of(kind).columns
    found = session.connection().execute(wanted.with_only_columns(*columns)).all()
    return cast("Sequence[Kind]", found)
