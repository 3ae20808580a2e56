"""transports: both buses as a test sees them: topics of its own, and as many "processes" as it wants."""

import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest

from events.bus import Bus, Consumer, Message, Partition, Producer
from events.embedded_bus import EmbeddedBus
from events.kafka_bus import KafkaBus
from events.kafka_connection import KafkaConnection
from schemas.events.topic import DEVELOPMENT, TopicSpec
from tests.events.database import NOON, Tables

PATIENCE = 60.0
"""Seconds after which what has not come is not coming."""
SESSION_MS = 1500
"""How soon the group of a test takes a member for dead."""
FOR_EVER_MS = 600_000
"""Longer than any test waits: what hangs on its end does not come about."""


def topic(name: str, **settings: int | None) -> TopicSpec:
    """A topic of a test; compacted unless it keeps messages for some days."""
    return TopicSpec(name, "internal", "Of a test.", key="any", subject="any", **{"retention_days": 1, **settings})  # type: ignore[arg-type]


class Transport:
    """One of the buses."""

    def __init__(self, make: Callable[[int], Bus]) -> None:
        """Make nothing yet."""
        self._make = make
        self._ending = ExitStack()

    def process(self, session_ms: int = SESSION_MS) -> Bus:
        """The bus as another process has it, and how soon its groups take a member for dead."""
        made = self._make(session_ms)
        self._ending.callback(made.close)
        return made

    def read(self, bus: Bus, topics: Sequence[str], group: str = "readers", **told: Any) -> Consumer:  # noqa: ANN401 - as the bus takes it
        """A consumer that is closed at the end of the test."""
        made = bus.consumer(group, topics, **told)
        self._ending.callback(made.close)
        return made

    def write(self, bus: Bus, name: str = "relay") -> Producer:
        """A producer that is closed at the end of the test."""
        made = bus.producer(name)
        self._ending.callback(made.close)
        return made

    def closing(self, close: Callable[[], None]) -> None:
        """Close something else at the end of the test."""
        self._ending.callback(close)

    def end(self) -> None:
        """Close whatever was made."""
        self._ending.close()


@pytest.fixture
def embedded(tables: Tables) -> Iterator[Transport]:
    """The embedded bus on a file; its clock goes on by a millisecond each time it is looked at."""
    ticks = iter(range(10**9))
    made = Transport(lambda _: EmbeddedBus(tables.transaction, lambda: NOON + timedelta(milliseconds=next(ticks))))
    yield made
    made.end()


@pytest.fixture
def kafka(request: pytest.FixtureRequest) -> Iterator[Transport]:
    """Kafka, with names that no other test has."""
    connection = KafkaConnection(request.getfixturevalue("broker").open, prefix=f"{secrets.token_hex(4)}.")
    made = Transport(lambda session_ms: KafkaBus(connection, DEVELOPMENT, session_ms))
    yield made
    made.end()


@pytest.fixture(params=["embedded", "kafka"])
def transport(request: pytest.FixtureRequest) -> Transport:
    """One and the other."""
    found: Transport = request.getfixturevalue(request.param)
    return found


def send(producer: Producer, *messages: tuple[str, str | None, bytes | None]) -> None:
    """One transaction of topic, key and value."""
    producer.begin()
    for name, key, value in messages:
        producer.send(name, key, value)
    producer.commit()


def until(true: Callable[[], object], *polled: Consumer, came: list[Message] | None = None) -> list[Message]:
    """Poll until something holds; answers with what came meanwhile, or adds it to what came before."""
    came = [] if came is None else came
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"it does not come about; {len(came)} messages came"
        for consumer in polled:
            came += consumer.poll(50)
    return came


def receive(consumer: Consumer, count: int) -> list[Message]:
    """So many messages, and then no more for a moment."""
    came: list[Message] = []
    end = time.monotonic() + PATIENCE
    while len(came) < count:
        assert time.monotonic() < end, f"only {len(came)} of {count} messages came"
        came += consumer.poll(200)
    return came + consumer.poll(300)


def seeking(consumer: list[Consumer], offsets: dict[Partition, int]) -> Callable[[Sequence[Partition]], None]:
    """What seeks to stored offsets on assignment, as the loop does."""

    def on_assigned(partitions: Sequence[Partition]) -> None:
        for partition in partitions:
            if partition in offsets:
                consumer[0].seek(partition, offsets[partition])

    return on_assigned
