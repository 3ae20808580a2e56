"""difference: rows that should be there against rows that are, and bringing the store in line.

A row that goes takes the rows with it that are a part of it; these are not counted a second time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import delete, inspect, tuple_
from sqlmodel import Session, select

from planner.store.rows import table_of
from schemas.tables.columns import canonical
from schemas.tables.row import METADATA, Row

_AT_ONCE = 200
"""Rows that are asked for in one question."""

Values = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """One row that is new, otherwise, or gone."""

    kind: Literal["added", "changed", "removed"]
    """What happens to it."""
    row: Row
    """The row as it is to be; of one that goes, as it was."""
    before: Values
    """Its columns as they were; empty of a new one."""

    @property
    def table(self) -> str:
        """The name of its table."""
        return str(self.row.__tablename__)

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns that change."""
        after = values_of(self.row)
        return tuple(name for name in after if self.kind == "changed" and not same(after[name], self.before[name]))


def values_of(row: Row) -> Values:
    """A row's columns by their names."""
    return {attribute.key: getattr(row, attribute.key) for attribute in inspect(type(row)).column_attrs}


def key_of(row: Row) -> tuple[object, ...]:
    """A row's primary key."""
    return tuple(getattr(row, column.name) for column in table_of(type(row)).primary_key)


def same(one: object, other: object) -> bool:
    """Whether two values of a column are one: instants whatever their offsets, documents whatever their order."""
    return _plain(one) == _plain(other)


def compare(session: Session, stated: Iterable[Row], gone: Iterable[Row] = ()) -> tuple[Change, ...]:
    """What would change if the stated rows were stored and the others were not; nothing is written."""
    changes: list[Change] = []
    by_type: dict[type[Row], dict[tuple[object, ...], Row]] = defaultdict(dict)
    for row in stated:
        by_type[type(row)][key_of(row)] = row
    for kind, rows in by_type.items():
        known = _stored(session, kind, list(rows))
        for key, row in rows.items():
            before = known.get(key)
            if before is None:
                changes.append(Change("added", row, {}))
            elif any(not same(value, before[name]) for name, value in values_of(row).items()):
                changes.append(Change("changed", row, before))
    changes += (Change("removed", row, values_of(row)) for row in gone)
    return tuple(changes)


def apply(session: Session, changes: Sequence[Change]) -> None:
    """Bring the store in line; the caller holds the basins."""
    order = {table.name: place for place, table in enumerate(METADATA.sorted_tables)}
    session.flush()
    for change in sorted(changes, key=lambda one: -order[one.table]):
        if change.kind == "removed":
            table = table_of(type(change.row))
            key = zip(table.primary_key, key_of(change.row), strict=True)
            session.execute(delete(table).where(*(column == value for column, value in key)))
    session.expunge_all()  # what went with another row is in nobody's memory any more
    for change in sorted(changes, key=lambda one: order[one.table]):
        if change.kind != "removed":
            session.merge(change.row)
    session.flush()


def _stored(session: Session, kind: type[Row], keys: Sequence[tuple[object, ...]]) -> dict[tuple[object, ...], Values]:
    """Columns of the rows of these keys that are there."""
    names = [column.name for column in table_of(kind).primary_key]
    columns = [getattr(kind, name) for name in names]
    found: dict[tuple[object, ...], Values] = {}
    for part in _parts(keys):
        for row in session.exec(select(kind).where(tuple_(*columns).in_(part))):
            values = values_of(row)
            found[tuple(values[name] for name in names)] = values
    return found


def _parts(keys: Sequence[tuple[object, ...]]) -> Iterator[Sequence[tuple[object, ...]]]:
    for begin in range(0, len(keys), _AT_ONCE):
        yield keys[begin : begin + _AT_ONCE]


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    return canonical(value) if isinstance(value, dict | list) else value
