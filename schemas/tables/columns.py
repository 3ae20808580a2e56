"""Columns that SQLite and PostgreSQL keep and compare alike: instants, keys, numbers, documents."""

import json
from collections.abc import Callable
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

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - one rule
        """The instant in UTC; `ValueError` where it has no offset, since nobody knows then when it is."""
        return None if value is None else _in_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the same
        """The instant in UTC."""
        return None if value is None else value.astimezone(UTC)

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """In SQLite straight to its text: a plan that is stored writes two thousand instants."""
        return _as_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """And straight from it."""
        return _of_text if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def _in_utc(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError(f"{moment.isoformat()} has no offset\nMaybe it was read from text that states none.")
    return moment.astimezone(UTC)


def _as_text(moment: datetime | None) -> str | None:
    """As SQLAlchemy itself writes it there."""
    return None if moment is None else _in_utc(moment).replace(tzinfo=None).isoformat(" ", "microseconds")


def _of_text(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(f"{text}+00:00")


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
