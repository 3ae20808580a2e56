"""The system scaled out: topics, tables and a network there, and nothing started yet."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.broker.shared import BrokerAddresses, broker
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
    """On Kafka and PostgreSQL: prepared by the commands that prepare it for anybody."""
    prefix = f"{secrets.token_hex(4)}."
    settings = {
        "BINOME_DATABASE_URL": fresh_postgresql(),
        "BINOME_KAFKA_BOOTSTRAP_SERVERS": broker.open,
        "BINOME_KAFKA_REPLICATION": "development",
        "BINOME_KAFKA_PREFIX": prefix,
        "BINOME_KAFKA_SESSION_SECONDS": "120",
        "BINOME_SOLVE_SECONDS": "5",
    }
    for call in (("db", "upgrade"), ("topics", "create"), ("import", str(written(tmp_path, a_network())))):
        ended = binome(*call, settings=settings)
        assert ended.status == 0, ended.err
    processes, outside = Processes(tmp_path, settings), Outside(broker.open, prefix)
    yield System(processes, outside)
    processes.end()
    outside.close()
