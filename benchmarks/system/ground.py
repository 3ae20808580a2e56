"""ground: a store and a bus of their own for one measurement: SQLite and the embedded bus, or PostgreSQL and Kafka."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg

from config.settings import Settings
from events.bell import Bell
from events.bus import Bus
from events.embedded_bus import EmbeddedBus
from events.kafka_bus import KafkaBus
from events.kafka_connection import connection_of
from planner.store.migrate import upgrade
from planner.store.session import Store
from schemas.events import TOPICS
from schemas.events.topic import DEVELOPMENT
from tests.broker.node import Node
from tests.database.server import make

DURABLE = "-c max_connections=200"
"""PostgreSQL as it comes: what was committed is on the disk."""

CALM_SECONDS = 5
"""For a plan without hurry: a measurement that waits for rest waits for these too, half a minute each otherwise."""


@dataclass(frozen=True)
class Ground:
    """Where a measurement runs. Its clock is moved to the week that the instances are about."""

    settings: Settings
    folder: Path
    offset: timedelta

    def now(self) -> datetime:
        """What time it is there."""
        return datetime.now(UTC) + self.offset  # noqa: TID251 - a root of its own

    @property
    def embedded(self) -> bool:
        """Whether the bus is the embedded one."""
        return self.settings.kafka_bootstrap_servers is None

    def store(self) -> Store:
        """The store, for who looks from outside."""
        return Store(self.settings.database_url.get_secret_value())

    def bus(self, store: Store) -> Bus:
        """The bus, as somebody has it who is no part of the system."""
        connection = connection_of(self.settings)
        if connection is not None:
            return KafkaBus(connection, DEVELOPMENT)
        bell = Bell(Path(store.url.database or ""))
        return EmbeddedBus(store.transaction, self.now, reading=store.reading, bell=bell)


class Grounds:
    """Gives a fresh ground for each measurement."""

    def __init__(self, folder: Path, begins: datetime, servers: tuple[str, str] | None) -> None:
        """Begin at an instant; `servers` are the addresses of PostgreSQL (with `{}` for the database) and Kafka."""
        self._folder, self._servers = folder, servers
        self._offset = begins - datetime.now(UTC)  # noqa: TID251 - a root of its own

    @property
    def name(self) -> str:
        """What it is called in results."""
        return "embedded" if self._servers is None else "PostgreSQL and Kafka"

    def fresh(self, calm: int = CALM_SECONDS) -> Ground:
        """An empty store with its tables, and empty topics; plans without hurry take so many seconds."""
        name = f"bench_{secrets.token_hex(4)}"
        folder = self._folder / name
        folder.mkdir()
        if self._servers is None:
            settings = _settings(calm, database_url=f"sqlite:///{folder / 'binome.db'}")
        else:
            database, kafka = self._servers
            with psycopg.connect(database.format("postgres"), autocommit=True) as server:
                server.execute(f"CREATE DATABASE {name}")
            settings = _settings(
                calm, database_url=database.format(name), kafka_bootstrap_servers=kafka, kafka_prefix=f"{name}."
            )
        ground = Ground(settings, folder, self._offset)
        store = ground.store()
        upgrade(store)
        bus = ground.bus(store)
        bus.create_topics(TOPICS)
        bus.close()
        store.close()
        return ground


def _settings(calm: int, **given: object) -> Settings:
    return Settings.model_validate(
        {
            "publication": "auto",
            "kafka_replication": "development",
            "log_level": "warning",
            "solve_seconds": calm,
            **given,
        }
    )


@contextmanager
def scaled_out(folder: Path, begins: datetime) -> Iterator[Grounds]:
    """A PostgreSQL that writes to the disk, and a Kafka broker; both end with the block."""
    server, node = make(), Node(folder / "kafka")
    try:
        server.start(DURABLE)
        node.start()
        yield Grounds(folder, begins, (server.url("{}"), node.address))
    finally:
        node.remove()
        server.remove()
