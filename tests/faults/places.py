"""places: new stores and buses for runs outside pytest, one after the other, on real servers of their own."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from planner.store.migrate import upgrade
from planner.store.session import Store
from tests.broker.node import Node
from tests.database.server import make
from tests.faults.way import Way, embedded, scaled_out

NewWay = Callable[[], Way]
"""Gives an empty store and a bus of that way each time it is called."""


@contextmanager
def on_sqlite(folder: Path) -> Iterator[NewWay]:
    """Files of SQLite."""

    def new() -> Way:
        url = f"sqlite:///{folder / secrets.token_hex(6)}.db"
        _make_tables(url)
        return embedded(url)

    yield new


@contextmanager
def on_servers(folder: Path) -> Iterator[NewWay]:
    """A broker and a PostgreSQL that are removed at the end."""
    node, server = Node(folder / "node"), make()
    try:
        node.start()
        server.start()

        def new() -> Way:
            name = f"faults_{secrets.token_hex(6)}"
            with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}")
            _make_tables(server.url(name))
            return scaled_out(server.url(name), node.address)

        yield new
    finally:
        node.remove()
        server.remove()


def _make_tables(url: str) -> None:
    store = Store(url)
    upgrade(store)
    store.close()
