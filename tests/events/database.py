"""database: a store of tables for tests of transport: a SQLite file, with one writer at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, event
from sqlmodel import Session

from schemas.tables import bus, dead_letter, inbox, offset, outbox
from schemas.tables.row import METADATA

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
"""The moment at which tests take place."""

_TRANSPORT = (bus, dead_letter, inbox, offset, outbox)


class Tables:
    """The tables of transport in one file."""

    def __init__(self, path: Path) -> None:
        """Make them."""
        self.path = path
        self.engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 20})
        event.listen(self.engine, "connect", _connected)
        event.listen(self.engine, "begin", _begun)
        METADATA.create_all(self.engine, [table for table in METADATA.tables.values() if table.name in _names()])

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Commit at the end, or roll back."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session


def _names() -> set[str]:
    return {
        getattr(model, "__tablename__")  # noqa: B009 - mypy takes it for a function
        for module in _TRANSPORT
        for name, model in vars(module).items()
        if name.endswith("Row") and name != "Row"
    }


def _connected(connection: sqlite3.Connection, record: object) -> None:  # noqa: ARG001 - as the event calls it
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")


def _begun(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@pytest.fixture
def tables(tmp_path: Path) -> Iterator[Tables]:
    """Empty tables."""
    made = Tables(tmp_path / "transport.sqlite")
    yield made
    made.engine.dispose()
