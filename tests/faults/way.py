"""way: one of the two ways to run: where things are kept, and which processes there are."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from events.bus import Bus
from events.embedded_bus import EmbeddedBus
from events.kafka_bus import KafkaBus
from events.kafka_connection import KafkaConnection
from planner.store.session import Store
from schemas.events import TOPICS
from schemas.events.topic import DEVELOPMENT
from tests.faults.child import Kind


def now() -> datetime:
    """The clock of whoever stands outside."""
    return datetime.now(UTC)  # noqa: TID251 - processes of Kafka keep real time, and so does who looks at them


@dataclass(frozen=True)
class Way:
    """A store and a bus of one run, and the processes that work on them."""

    url: str
    settings: Mapping[str, str]
    kinds: tuple[Kind, ...]
    bus: Callable[[Store], Bus]
    """As a process outside has it: it sends and watches, and does none of the work."""


_COMMON = {
    "BINOME_PUBLICATION": "auto",
    # Time enough to prove every rung, however busy the machine: two runs can be compared only where both have.
    "BINOME_SOLVE_SECONDS": "30",
    "BINOME_REPLAN_SECONDS": "30",
    "BINOME_LOG_FORM": "json",
}


def embedded(url: str) -> Way:
    """Everything in one process, on SQLite."""
    settings = {**_COMMON, "BINOME_DATABASE_URL": url}
    return Way(url, settings, ("run",), lambda store: EmbeddedBus(store.transaction, now, reading=store.reading))


def scaled_out(url: str, servers: str) -> Way:
    """A worker and a relay on Kafka and PostgreSQL, under names that no other run has."""
    prefix = f"{secrets.token_hex(4)}."
    settings = {
        **_COMMON,
        "BINOME_DATABASE_URL": url,
        "BINOME_KAFKA_BOOTSTRAP_SERVERS": servers,
        "BINOME_KAFKA_PREFIX": prefix,
        "BINOME_KAFKA_REPLICATION": "development",
        "BINOME_MEMBER": "first",
    }
    return Way(
        url, settings, ("worker", "relay"), lambda _: KafkaBus(KafkaConnection(servers, prefix=prefix), DEVELOPMENT)
    )


def with_topics(bus: Bus) -> Bus:
    """The same bus, with its topics there."""
    bus.create_topics(TOPICS)
    return bus
