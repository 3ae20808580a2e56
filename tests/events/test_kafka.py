"""What is Kafka's alone: who one is, how topics are made, and what is said when it does not answer."""

import secrets

import pytest

from config.settings import Settings
from events.bus import BusUnavailableError
from events.kafka_bus import KafkaBus
from events.kafka_connection import KafkaConnection, connection_of
from schemas.events import TOPICS
from schemas.events.topic import DEVELOPMENT
from tests.broker.setup import PASSWORD, USER, BrokerAddresses


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
