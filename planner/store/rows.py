"""rows: putting many rows of several tables into the store, in the order in which they refer to each other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Table, insert, inspect
from sqlalchemy.dialects.postgresql import Insert as InsertInPostgresql
from sqlalchemy.dialects.postgresql import insert as insert_in_postgresql
from sqlalchemy.dialects.sqlite import Insert as InsertInSqlite
from sqlalchemy.dialects.sqlite import insert as insert_in_sqlite
from sqlmodel import Session, col, select

from schemas.tables.row import METADATA, Row

_LOOKED_UP = 400
"""Keys in one query: databases bound the number of parameters."""

Kind = TypeVar("Kind", bound=Row)


def table_of(row: type[Row]) -> Table:
    """The table behind a class."""
    return METADATA.tables[str(row.__tablename__)]


def rows_of(session: Session, kind: type[Kind], keys: Sequence[str], column: str = "id") -> dict[str, Kind]:
    """The rows whose primary key is one column, by key; those that there are."""
    found: dict[str, Kind] = {}
    key = col(getattr(kind, column))
    for start in range(0, len(keys), _LOOKED_UP):
        asked = select(kind).where(key.in_(keys[start : start + _LOOKED_UP]))
        found.update({getattr(row, column): row for row in session.exec(asked)})
    return found


def add_rows(session: Session, rows: Iterable[Row]) -> None:
    """Insert rows of any tables, those referred to before those that refer; none of them is tracked by the session.

    Raises:
        IntegrityError: where one is there already.
    """
    by_table: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_table[str(row.__tablename__)].append(_values(row))
    session.flush()
    for table in METADATA.sorted_tables:
        if by_table[table.name]:
            session.execute(insert(table), by_table[table.name])


def add_if_new(session: Session, row: Row) -> bool:
    """Insert a row unless one of its key is there; whether it was inserted. Waits for who is inserting it now."""
    session.flush()
    into = insert_into(session, type(row)).values(_values(row)).on_conflict_do_nothing()
    return session.execute(into.returning(*table_of(type(row)).primary_key)).first() is not None


def insert_into(session: Session, kind: type[Row]) -> InsertInSqlite | InsertInPostgresql:
    """An insert that may say what is done where the row is there: each database has its own."""
    into = insert_in_sqlite if session.get_bind().dialect.name == "sqlite" else insert_in_postgresql
    return into(table_of(kind))


def _values(row: Row) -> dict[str, Any]:
    """What goes into the columns; a number that the database gives is left to it."""
    mapper = inspect(type(row))
    values = {attribute.key: getattr(row, attribute.key) for attribute in mapper.column_attrs}
    own = table_of(type(row)).autoincrement_column
    return {key: value for key, value in values.items() if value is not None or own is None or key != own.key}
