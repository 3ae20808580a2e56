"""places: new stores and buses for runs, one after the other, on servers that only those runs use."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from planner.store.migrate import upgrade
from planner.store.session import Store
from tests.broker.node import Node
from tests.database.server import Server, make
from tests.faults.way import Way, embedded, scaled_out

NewWay = Callable[[], Way]
"""Gives an empty store and a bus of that way each time it is called."""


@contextmanager
def on_sqlite(folder: Path) -> Iterator[NewWay]:
    """Files of SQLite."""
    yield lambda: embedded(_with_tables(f"sqlite:///{folder / secrets.token_hex(6)}.db"))


@contextmanager
def on_servers(folder: Path) -> Iterator[NewWay]:
    """A broker and a PostgreSQL that are removed at the end."""
    node, server = Node(folder / "node"), make()
    try:
        node.start()
        server.start()
        yield lambda: on(server, node)
    finally:
        node.remove()
        server.remove()


def on(server: Server, node: Node) -> Way:
    """A new database, and new topics."""
    name = f"faults_{secrets.token_hex(6)}"
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return scaled_out(_with_tables(server.url(name)), node.address)


def _with_tables(url: str) -> str:
    store = Store(url)
    upgrade(store)
    store.close()
    return url
