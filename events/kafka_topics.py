"""kafka_topics: topics are made with the settings of the contract, and never by accident."""

from collections.abc import Iterable, Sequence
from typing import Any

from kafka import errors
from kafka.admin import ConfigResource, KafkaAdminClient

from events.bus import BusUnavailableError
from events.kafka_connection import KafkaConnection, told
from events.kafka_diagnosis import beginning
from schemas.events.topic import Replication, TopicSpec

_DAY_MS = 24 * 3600 * 1000


def topic_settings(spec: TopicSpec, replication: Replication) -> dict[str, str]:
    """The settings of a topic, as Kafka names them."""
    settings = {
        "cleanup.policy": spec.cleanup,
        "max.message.bytes": str(spec.max_message_bytes),
        "min.insync.replicas": str(replication.min_in_sync),
        "compression.type": "producer",
    }
    if spec.retention_days is not None:
        return settings | {"retention.ms": str(spec.retention_days * _DAY_MS)}
    return settings | {"delete.retention.ms": str(spec.delete_retention_days * _DAY_MS)}


class KafkaTopics:
    """Asks and makes; holds one connection from the first question on."""

    def __init__(self, connection: KafkaConnection, replication: Replication) -> None:
        """Ask nothing yet."""
        self._connection, self._replication = connection, replication
        self._admin: KafkaAdminClient | None = None

    def create(self, specs: Iterable[TopicSpec]) -> Sequence[str]:
        """Create those that are missing, and wait until they can be used."""
        wanted = {self._connection.prefix + spec.name: spec for spec in specs}
        orders = {name: self._order(spec) for name, spec in wanted.items()}
        with told("creating topics"):
            admin = self._connected()
            answers = admin.create_topics(orders, raise_errors=False)["topics"]
            for answer in answers:
                if answer["error_code"] not in (0, errors.TopicAlreadyExistsError.errno):
                    raise BusUnavailableError(f"topic {answer['name']} cannot be made: {answer['error_message']}")
            admin.wait_for_topics(list(wanted))
        return [wanted[answer["name"]].name for answer in answers if answer["error_code"] == 0]

    def delete(self, names: Iterable[str]) -> None:
        """Remove topics with all that is on them."""
        with told("removing topics"):
            self._connected().delete_topics([self._connection.prefix + name for name in names])

    def exists(self, name: str) -> bool:
        """Whether there is such a topic."""
        with told("asking for a topic"):
            found = self._connected().describe_topics([self._connection.prefix + name])
        return any(topic["error_code"] == 0 for topic in found)

    def settings(self, name: str) -> dict[str, str]:
        """The settings of a topic that are not the cluster's own, as the brokers have them."""
        full = self._connection.prefix + name
        with told("asking for a topic's settings"):
            answer = self._connected().describe_configs([ConfigResource("TOPIC", full)])
        return {key: setting["value"] for key, setting in answer["topic"][full].items()}

    def close(self) -> None:
        """Let go of the connection."""
        if self._admin is not None:
            self._admin.close()
            self._admin = None

    def _order(self, spec: TopicSpec) -> dict[str, Any]:
        return {
            "num_partitions": spec.partitions,
            "replication_factor": self._replication.factor,
            "configs": topic_settings(spec, self._replication),
        }

    def _connected(self) -> KafkaAdminClient:
        if self._admin is None:
            with beginning(self._connection, "asking for topics"):
                self._admin = KafkaAdminClient(**self._connection.options())
        return self._admin
