"""The system scaled out: topics, tables and a network there, and nothing started yet."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from events.acls import ACLS
from tests.broker.granting import grant
from tests.broker.setup import PASSWORD, BrokerAddresses
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


@dataclass
class Guarded(System):
    """The same, where each part shows a certificate of its own, and may do no more than is granted to it."""

    folder: Path
    """Where the certificates are."""

    def part(self, kind: str, who: str) -> Running:
        """A process of a kind with the certificate of a part."""
        return self.processes.start(kind, BINOME_MEMBER=who, **_certificate(self.folder, who))


@pytest.fixture
def guarded(broker: BrokerAddresses, fresh_postgresql: Fresh, tmp_path: Path) -> Iterator[Guarded]:
    """On Kafka over TLS, with the grants of the reference and no others, and PostgreSQL."""
    prefix, folder = f"{secrets.token_hex(4)}.", Path(broker.certificates)
    grant(broker.open, ACLS, prefix)
    processes = Processes(tmp_path, _settings(fresh_postgresql(), broker.mutual, prefix))
    sender, reader = (_as_its_library_wants(broker, who) for who in ("sender", "reader"))
    administrator = _certificate(folder, "administrator")
    for made in _prepared(processes, lambda: Outside(prefix, sender, reader), tmp_path, administrator):
        yield Guarded(made.processes, made.outside, folder)


def _certificate(folder: Path, who: str) -> dict[str, str]:
    """Settings of a part that shows a certificate."""
    return {
        "BINOME_KAFKA_SECURITY_PROTOCOL": "SSL",
        "BINOME_KAFKA_SSL_CAFILE": str(folder / "ca.pem"),
        "BINOME_KAFKA_SSL_CERTFILE": str(folder / f"{who}.pem"),
        "BINOME_KAFKA_SSL_KEYFILE": str(folder / f"{who}.key"),
        "BINOME_KAFKA_SSL_PASSWORD": PASSWORD,
    }


def _as_its_library_wants(broker: BrokerAddresses, who: str) -> dict[str, str]:
    return {
        "bootstrap_servers": broker.mutual,
        "security_protocol": "SSL",
        "ssl_cafile": f"{broker.certificates}/ca.pem",
        "ssl_certfile": f"{broker.certificates}/{who}.pem",
        "ssl_keyfile": f"{broker.certificates}/{who}.key",
        "ssl_password": PASSWORD,
    }


def _settings(database: str, servers: str, prefix: str) -> dict[str, str]:
    return {
        "BINOME_DATABASE_URL": database,
        "BINOME_KAFKA_BOOTSTRAP_SERVERS": servers,
        "BINOME_KAFKA_REPLICATION": "development",
        "BINOME_KAFKA_PREFIX": prefix,
        "BINOME_KAFKA_SESSION_SECONDS": "120",
        "BINOME_SOLVE_SECONDS": "5",
    }


def _prepared(
    processes: Processes, connect: Callable[[], Outside], folder: Path, administrator: Mapping[str, str] | None = None
) -> Iterator[System]:
    """By the commands that prepare it for anybody; an administrator calls them, where there is one."""
    for call in (("db", "upgrade"), ("topics", "create"), ("import", str(written(folder, a_network())))):
        ended = binome(*call, settings={**processes.settings, **(administrator or {})})
        assert ended.status == 0, ended.err
    outside = connect()
    try:
        yield System(processes, outside)
    finally:
        processes.end()
        outside.close()
