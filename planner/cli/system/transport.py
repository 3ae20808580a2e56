"""transport: by which bus a process speaks, under what name, and which lock lets one of many send.

Chosen here and nowhere else: without addresses of Kafka the bus is embedded in the store, and one process does all of
the work; with them, as many as are started.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from config.settings import Settings
from events.advisory_lock import AdvisoryLock
from events.bell import Bell
from events.bus import Bus
from events.embedded_bus import EmbeddedBus
from events.file_lock import FileLock
from events.holder import Holder
from events.kafka_bus import KafkaBus
from events.kafka_connection import connection_of
from planner.store.session import Store
from schemas.events.topic import DEVELOPMENT, PRODUCTION


def database_of(store: Store) -> Path | None:
    """The file of a store; None where it is no file."""
    name = store.url.database
    return Path(name) if store.is_sqlite and name else None


@dataclass(frozen=True)
class Transport:
    """How one process reaches the others; nothing is opened before it is used."""

    settings: Settings
    store: Store
    clock: Callable[[], datetime]
    bell: Bell

    @property
    def embedded(self) -> bool:
        """Whether the bus is a table of the store."""
        return self.settings.kafka_bootstrap_servers is None

    def bus(self) -> Bus:
        """The bus."""
        connection = connection_of(self.settings)
        if connection is None:
            return self._embedded_bus()
        replication = PRODUCTION if self.settings.kafka_replication == "production" else DEVELOPMENT
        return KafkaBus(connection, replication, int(self.settings.kafka_session_seconds * 1000))

    def member(self, part: str) -> str | None:
        """A name that stays over restarts, so that a worker that comes back has its partitions at once."""
        return None if self.embedded else f"{self.settings.member or socket.gethostname()}-{part}"

    def sending(self) -> Holder:
        """The lock of the one process that sends."""
        if self.store.is_sqlite:
            return FileLock(self._beside("relay.lock"))
        return AdvisoryLock(self.store.engine, "relay")

    def _embedded_bus(self) -> EmbeddedBus:
        return EmbeddedBus(
            self.store.transaction,
            self.clock,
            reading=self.store.reading,
            bell=self.bell,
            lock=FileLock(self._beside("lock")),
        )

    def _beside(self, end: str) -> Path:
        """A file beside the database."""
        database = database_of(self.store) or Path("binome")
        return database.with_name(f"{database.name}.{end}")
