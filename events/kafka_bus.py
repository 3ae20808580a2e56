"""KafkaBus: the same meaning on Apache Kafka."""

from collections.abc import Iterable, Sequence

from events.bus import Moved
from events.kafka_connection import KafkaConnection
from events.kafka_consumer import KafkaMember
from events.kafka_probe import KafkaProbe
from events.kafka_producer import KafkaTransactions
from events.kafka_topics import KafkaTopics
from schemas.events.topic import PRODUCTION, Replication, TopicSpec

SESSION_TIMEOUT_MS = 15_000
"""How long a member that says nothing keeps its partitions; one with a name takes them up again within it."""


class KafkaBus:
    """Topics, groups and producers of a cluster."""

    def __init__(
        self,
        connection: KafkaConnection,
        replication: Replication = PRODUCTION,
        session_timeout_ms: int = SESSION_TIMEOUT_MS,
    ) -> None:
        """Connect to nothing yet."""
        self._connection, self._session_timeout_ms = connection, session_timeout_ms
        self.topics = KafkaTopics(connection, replication)
        self._probe = KafkaProbe(connection)

    def consumer(
        self,
        group: str,
        topics: Sequence[str],
        member: str | None = None,
        *,
        on_assigned: Moved | None = None,
        on_revoked: Moved | None = None,
    ) -> KafkaMember:
        """Join a group, as a static member where it has a name."""
        moved = (on_assigned, on_revoked)
        return KafkaMember(self._connection, group, topics, member, moved, self._session_timeout_ms)

    def producer(self, name: str) -> KafkaTransactions:
        """Begin to write under a name, and fence whoever wrote under it."""
        return KafkaTransactions(self._connection, self.topics, name)

    def create_topics(self, topics: Iterable[TopicSpec]) -> Sequence[str]:
        """Create those that are missing."""
        return self.topics.create(topics)

    def delete_topics(self, names: Iterable[str]) -> None:
        """Remove topics with all that is on them."""
        self.topics.delete(names)

    def reach(self) -> None:
        """Ask the brokers for an answer."""
        self._probe.reach()

    def close(self) -> None:
        """Let go of the connections."""
        self._probe.close()
        self.topics.close()
