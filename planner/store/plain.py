"""plain: columns of rows as plain values, for what is read so often that objects of rows cost more than the rows."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol, TypeVar, TypeVarTuple, cast

from sqlalchemy import CursorResult, Select
from sqlmodel import Session
from sqlmodel.sql.expression import SelectOfScalar

from planner.store.rows import table_of
from schemas.tables.row import Row

STATEMENTS_KEPT = 128

Columns = TypeVarTuple("Columns")
Kind = TypeVar("Kind", bound=Row)


class Take(Protocol):
    """How rows of a table are taken."""

    def __call__(
        self, session: Session, kind: type[Kind], wanted: SelectOfScalar[Kind], **values: object
    ) -> Sequence[Kind]:
        """The rows that a statement gives for these values."""


def plain(session: Session, wanted: Select[*Columns], **values: object) -> CursorResult[*Columns]:
    """What a statement that was made once gives for these values; what a session has not written yet is not seen."""
    return session.connection().execute(wanted, values)


def tracked(
    session: Session,
    kind: type[Kind],  # noqa: ARG001 - as below
    wanted: SelectOfScalar[Kind],
    **values: object,
) -> Sequence[Kind]:
    """Rows as objects, for who compares them with others or changes them."""
    return session.exec(wanted, params=values).all()


def looked_at(session: Session, kind: type[Kind], wanted: SelectOfScalar[Kind], **values: object) -> Sequence[Kind]:
    """Rows that are only looked at: every column under its name, and nothing that could be changed."""
    session.flush()
    return cast("Sequence[Kind]", plain(session, _columns_of(kind, wanted), **values).all())


@lru_cache(STATEMENTS_KEPT)
def _columns_of(kind: type[Row], wanted: SelectOfScalar[Any]) -> Select[*tuple[Any, ...]]:
    """To write a statement anew takes longer than what it asks for: one that was made once is kept as it is used."""
    columns: Any = table_of(kind).columns
    plainly: Select[*tuple[Any, ...]] = wanted.with_only_columns(*columns)
    return plainly
