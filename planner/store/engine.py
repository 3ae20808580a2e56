"""Engines: one database, opened as SQLite or PostgreSQL wants to be opened."""

import sqlite3
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from planner.store.errors import StoreAddressError

WAIT_SECONDS = 30
"""How long a writer waits for another one, in seconds, before it gives up."""
SILENT: dict[str, int] = {
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 1000 * WAIT_SECONDS,
}
"""When this end of a connection to PostgreSQL takes a silent other end for gone, its power cut off say: in seconds, the
last in milliseconds. The other end is told the same: unasked, it keeps for two hours what a dead process has locked."""
READING = "binome_reading"
"""Execution option of a connection that only reads."""


def address(url: str) -> URL:
    """The address as it is used: SQLite in a file, or PostgreSQL through the one driver that is installed.

    Raises:
        StoreAddressError: where it is none of them.
    """
    try:
        given = make_url(url)
    except ArgumentError:
        raise StoreAddressError("the database's address cannot be read\nMaybe it lacks `sqlite:///`.") from None
    kind = given.get_backend_name()
    if kind == "sqlite" and given.database and ":memory:" not in given.database:
        return given
    if kind in {"postgresql", "postgres"}:
        return given.set(drivername="postgresql+psycopg")
    raise StoreAddressError(
        f"{given.render_as_string(hide_password=True)} is no database to keep things in\n"
        "Maybe sqlite:///FILE or postgresql://USER@HOST/NAME is meant."
    )


def engine_of(url: URL, *, keys: bool = True) -> Engine:
    """An engine whose transactions lose no update, on either database. Nothing is opened yet.

    Without `keys` SQLite does not look after references: where a table is made anew, its rows are no others' loss.
    """
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS}, pool_size=10, max_overflow=20)
        event.listen(engine, "connect", _as_we_use_sqlite)
        event.listen(engine, "begin", _begin)
        event.listen(engine, "before_cursor_execute", _in_a_transaction)
        if keys:
            event.listen(engine, "connect", _with_keys)
        return engine
    # A process that stands still in a transaction must not hold its basin for ever: the database breaks it off.
    waits = f"-c lock_timeout={WAIT_SECONDS}s -c idle_in_transaction_session_timeout={WAIT_SECONDS}s"
    silent = " ".join(f"-c tcp_{name.removeprefix('tcp_')}={value}" for name, value in SILENT.items())
    options = f"{waits} {silent} -c timezone=UTC"
    return create_engine(
        url,
        connect_args={"connect_timeout": 5, "options": options, "application_name": "binome", **SILENT},
        pool_size=10,
        max_overflow=20,
        pool_pre_ping=True,  # a database that was started anew is not noticed otherwise
    )


def reading(engine: Engine) -> Engine:
    """The same connections for who only reads: one picture of all tables, that no writer waits for."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(**{READING: True})
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _as_we_use_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
    """The driver begins no transaction by itself; readers and one writer work side by side."""
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # what was committed outlives a loss of power


def _with_keys(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
    connection.execute("PRAGMA foreign_keys = ON")


def _in_a_transaction(connection: Connection, _cursor: object, statement: str, parameters: Any, *_: object) -> None:  # noqa: ANN401
    """SQLite ends a transaction by itself where its disk is full; each statement after it would be one by itself."""
    driver = connection.connection.driver_connection
    if driver is not None and not driver.in_transaction and not statement.startswith(("BEGIN", "PRAGMA")):
        gone = sqlite3.OperationalError("the transaction is over")
        raise OperationalError(statement, parameters, gone)


def _begin(connection: Connection) -> None:
    """A writer takes its turn at once: one that reads first and writes later would overwrite what came between."""
    only_reads = connection.get_execution_options().get(READING, False)
    connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")
