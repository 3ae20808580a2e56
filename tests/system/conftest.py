"""The system scaled out: topics, tables and a network there, and nothing started yet."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.broker.setup import BrokerAddresses
from tests.broker.shared import broker
from tests.cli.calls import binome
from tests.database.fixtures import Fresh
from tests.system.network import a_network, written
from tests.system.outside import Outside
from tests.system.processes import Processes, Running

__all__ = ["broker"]


@dataclass
class System:
    """Processes of one system, and the world outside."""

    processes: Processes
    outside: Outside

    def worker(self, name: str, **settings: str) -> Running:
        """A worker of that name."""
        return self.processes.start("worker", BINOME_MEMBER=name, **settings)

    def relay(self) -> Running:
        """A relay."""
        return self.processes.start("relay")


@pytest.fixture
def system(broker: BrokerAddresses, fresh_postgresql: Fresh, tmp_path: Path) -> Iterator[System]:
    """On Kafka in the open, and PostgreSQL."""
    prefix = f"{secrets.token_hex(4)}."
    processes = Processes(tmp_path, _settings(fresh_postgresql(), broker.open, prefix))
    there = {"bootstrap_servers": broker.open}
    yield from _prepared(processes, lambda: Outside(prefix, there, there), tmp_path)


def _settings(database: str, servers: str, prefix: str) -> dict[str, str]:
    return {
        "BINOME_DATABASE_URL": database,
        "BINOME_KAFKA_BOOTSTRAP_SERVERS": servers,
        "BINOME_KAFKA_REPLICATION": "development",
        "BINOME_KAFKA_PREFIX": prefix,
        "BINOME_KAFKA_SESSION_SECONDS": "120",
        "BINOME_SOLVE_SECONDS": "5",
    }


def _prepared(processes: Processes, connect: Callable[[], Outside], folder: Path) -> Iterator[System]:
    """By the commands that prepare it for anybody."""
    for call in (("db", "upgrade"), ("topics", "create"), ("import", str(written(folder, a_network())))):
        ended = binome(*call, settings=processes.settings)
        assert ended.status == 0, ended.err
    outside = connect()
    try:
        yield System(processes, outside)
    finally:
        processes.end()
        outside.close()
