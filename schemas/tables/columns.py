"""Columns that SQLite and PostgreSQL keep and compare alike: instants, keys, numbers, documents."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine


class UtcInstant(TypeDecorator[datetime]):
    """An instant: aware when it goes in, whatever its offset; aware and in UTC when it comes out.

    SQLite keeps it as text of one width, so that it compares there as it does in PostgreSQL.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant in UTC; `ValueError` where it has no offset, since nobody knows then when it is."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"{value.isoformat()} has no offset\nMaybe it was read from text that states none.")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Key(TypeDecorator[str]):
    """An id or a code: it is compared and sorted by its characters, whatever the locale of the database.

    A range of them is `>=` and `<=`: PostgreSQL does not read the two ends of a BETWEEN of this type.
    """

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """Text; in PostgreSQL in the order of characters, which SQLite has anyway."""
        return dialect.type_descriptor(String(collation="C") if dialect.name == "postgresql" else String())


class Serial(TypeDecorator[int]):
    """A number that the database gives: large, and growing from row to row."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[int]:
        """SQLite numbers rows by itself under its one word for it."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())


class Document(TypeDecorator[Any]):
    """A value of JSON, kept as canonical text: equal values are equal texts. It is replaced whole, never edited."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:  # noqa: ARG002 - one text for all
        """The value as text; nothing where there is none."""
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002 - any JSON
        """The value that the text holds."""
        return None if value is None else json.loads(value)


def canonical(value: object) -> str:
    """The one text of a value of JSON: keys sorted, no space that says nothing."""
    return _CANONICAL.encode(value)


_CANONICAL = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
