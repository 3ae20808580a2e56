"""TLS, passwords and grants, against a real broker that asks for them."""

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from events.acls import ACLS
from events.bus import BusError, BusUnavailableError
from events.kafka_bus import KafkaBus
from events.kafka_connection import KafkaConnection
from schemas.events import TOPICS
from schemas.events.topic import DEVELOPMENT
from tests.broker.granting import grant
from tests.broker.setup import PASSWORD, SCRAM_USER, USER, BrokerAddresses
from tests.events.transports import receive, send, topic

pytestmark = pytest.mark.timeout(400)  # whoever comes first starts the broker

As = Callable[..., KafkaBus]
"""The bus as somebody has it; fields of the connection may be said otherwise."""


@pytest.fixture
def guarded(broker: BrokerAddresses) -> Iterator[As]:
    """Buses over TLS, on topics that no other test has."""
    prefix, made = f"{secrets.token_hex(4)}.", []
    told: dict[str, object] = {
        "servers": broker.guarded,
        "protocol": "SASL_SSL",
        "mechanism": "PLAIN",
        "prefix": prefix,
    }
    told |= {"ca_file": Path(broker.certificates, "ca.pem")}

    def as_user(name: str | None, password: str = PASSWORD, **fields: object) -> KafkaBus:
        credentials = {"username": name, "password": SecretStr(password)} if name else {}
        made.append(KafkaBus(KafkaConnection(**{**told, **credentials, **fields}), DEVELOPMENT))  # type: ignore[arg-type]  # fields of various types
        return made[-1]

    grant(broker.open, ACLS, prefix)
    yield as_user
    for bus in made:
        bus.close()


@pytest.mark.parametrize(("mechanism", "user"), [("PLAIN", USER), ("SCRAM-SHA-512", SCRAM_USER)])
def test_what_is_sent_over_tls_by_who_says_a_password_arrives(guarded: As, mechanism: str, user: str) -> None:
    """Topics made, a transaction sent, and read by a member of a group."""
    bus = guarded(user, mechanism=mechanism)
    bus.create_topics(TOPICS[:1])
    producer = bus.producer("relay")
    send(producer, (TOPICS[0].name, "38", b"{}"))
    consumer = bus.consumer("readers", [TOPICS[0].name])
    assert [message.value for message in receive(consumer, 1)] == [b"{}"]
    producer.close()
    consumer.close()


def test_a_certificate_is_as_good_as_a_password(guarded: As, broker: BrokerAddresses) -> None:
    """With its key, which has a password of its own."""
    folder = Path(broker.certificates)
    files = {"certificate_file": folder / "client.pem", "key_file": folder / "client.key"}
    bus = guarded(
        None, servers=broker.mutual, protocol="SSL", mechanism=None, **files, key_password=SecretStr(PASSWORD)
    )
    assert list(bus.create_topics(TOPICS[:1])) == [TOPICS[0].name]
    bus.reach()


def test_each_part_does_what_it_was_granted_and_nobody_does_more(guarded: As) -> None:
    """Who makes topics may not write, who reads may not send, who sends may not read."""
    absences, rosters = "binome.absences", "binome.rosters"
    guarded("administrator").create_topics(TOPICS)
    with pytest.raises(BusUnavailableError, match="Authorization failed"):
        guarded("worker").create_topics([topic("binome.other")])
    relay = guarded("relay").producer("relay")
    send(relay, (absences, "38", b"in"), (rosters, "38", b"out"))
    relay.close()
    worker = guarded("worker").consumer("binome-facts", [absences])
    assert [message.value for message in receive(worker, 1)] == [b"in"]
    worker.close()
    with pytest.raises(BusError, match="AuthorizationFailed"):
        guarded("worker").producer("relay")
    with pytest.raises(BusError, match="AuthorizationFailed"):
        guarded("administrator").producer("relay")
    stranger = guarded("sender").consumer("binome-facts", [absences])
    with pytest.raises(BusError, match="AuthorizationFailed"):
        receive(stranger, 1)
    stranger.close()


def test_what_is_wrong_is_said_where_one_connects(guarded: As) -> None:
    """Whichever part connects first."""
    bus = guarded(USER, "another-of-a-test", bootstrap_ms=500)
    for connect in (
        lambda: bus.consumer("readers", ["x"]),
        lambda: bus.producer("relay"),
        lambda: bus.topics.exists("x"),
    ):
        with pytest.raises(BusUnavailableError, match="BINOME_KAFKA_SASL_PASSWORD"):
            connect()
