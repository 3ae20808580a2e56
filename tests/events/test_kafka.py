"""What is Kafka's alone: who one is, how topics are made, and what is said when it does not answer."""

import secrets
from datetime import UTC, datetime
from typing import cast

import pytest
from kafka import KafkaProducer

from config.settings import Settings
from events import kafka_consumer
from events.bus import BusUnavailableError
from events.kafka_bus import KafkaBus
from events.kafka_connection import KafkaConnection, connection_of
from events.kafka_consumer import KafkaMember
from schemas.events import TOPICS
from schemas.events.topic import DEVELOPMENT
from tests.broker.setup import PASSWORD, USER, BrokerAddresses
from tests.events.transports import Transport, receive, topic, until


def asking(broker: BrokerAddresses, password: str) -> KafkaConnection:
    """A connection that says who it is, as the environment sets it."""
    settings = Settings.model_validate(
        {
            "kafka_bootstrap_servers": broker.asking,
            "kafka_security_protocol": "SASL_PLAINTEXT",
            "kafka_sasl_mechanism": "PLAIN",
            "kafka_sasl_username": USER,
            "kafka_sasl_password": password,
            "kafka_prefix": f"{secrets.token_hex(4)}.",
        }
    )
    connection = connection_of(settings)
    assert connection is not None
    return connection


def test_every_topic_is_made_with_the_settings_of_the_contract(broker: BrokerAddresses) -> None:
    """By one who says who he is; a second time nothing is made."""
    bus = KafkaBus(asking(broker, PASSWORD), DEVELOPMENT)
    assert sorted(bus.create_topics(TOPICS)) == sorted(topic.name for topic in TOPICS)
    assert list(bus.create_topics(TOPICS)) == []
    kept = bus.topics.settings("binome.absences")
    assert (kept["retention.ms"], kept["max.message.bytes"]) == ("2592000000", "8388608")
    compacted = bus.topics.settings("binome.rosters")
    assert (compacted["cleanup.policy"], compacted["delete.retention.ms"]) == ("compact", "604800000")
    bus.delete_topics([topic.name for topic in TOPICS])
    bus.close()


def test_who_is_not_who_he_says_is_told_so(broker: BrokerAddresses) -> None:
    """And his password is not repeated."""
    bus = KafkaBus(asking(broker, "wrong-of-a-test"), DEVELOPMENT)
    with pytest.raises(BusUnavailableError) as caught:
        bus.create_topics(TOPICS)
    assert "wrong-of-a-test" not in f"{caught.value} {asking(broker, 'wrong-of-a-test')!r}"
    bus.close()


def test_a_key_that_is_no_text_comes_as_text_that_every_database_takes(
    kafka: Transport, broker: BrokerAddresses
) -> None:
    """Numbers are keys elsewhere; a letter about such a message could not be stored, and its partition stood still."""
    bus = kafka.process()
    bus.create_topics([topic("t", partitions=1)])
    consumer = kafka.read(bus, ["t"])
    elsewhere = KafkaProducer(bootstrap_servers=broker.open)
    kafka.closing(elsewhere.close)
    place = cast("KafkaBus", bus)._connection.prefix + "t"
    elsewhere.send(place, b"{}", b"\0\0\0\7", [("content-type", b"a\0b")]).get(60)
    [message] = receive(consumer, 1)
    assert (message.key, message.headers) == ("\ufffd\ufffd\ufffd\7", {"content-type": "a\ufffdb"})


@pytest.mark.parametrize("milliseconds", [-1, 1_780_000_000_000_000, 10**18])
def test_a_time_that_is_none_is_taken_for_the_beginning_of_time(milliseconds: int) -> None:
    """A sender that counts in microseconds must not stop who reads."""
    assert kafka_consumer._moment(milliseconds) <= datetime.fromtimestamp(0, UTC)


def test_a_partition_that_the_library_has_lost_is_neither_paused_nor_read_again(kafka: Transport) -> None:
    """It has moved, and that could not be told yet, since the store was away."""
    bus = kafka.process()
    bus.create_topics([topic("t", partitions=1)])
    consumer = kafka.read(bus, ["t"])
    until(consumer.assignment, consumer)
    held = consumer.assignment()
    cast("KafkaMember", consumer)._consumer.unsubscribe()
    consumer.pause(held)
    consumer.resume(held)
    assert consumer.lag() == {}
    assert consumer.assignment() == held, "who has it is told of that with the next poll"
