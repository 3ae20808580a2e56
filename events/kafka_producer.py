"""KafkaTransactions: a transactional producer with a name; the newest of a name fences those before it."""

from collections.abc import Callable, Mapping
from threading import Thread
from typing import Any

from kafka import KafkaProducer, errors

from events.bus import BusUnavailableError, RefusedError
from events.kafka_connection import KafkaConnection, told
from events.kafka_diagnosis import beginning
from events.kafka_topics import KafkaTopics
from schemas.events.topic import MAX_MESSAGE_BYTES

PATIENCE_SECONDS = 20.0
"""How long a broker that does not answer is waited for before the transaction is given up."""


class KafkaTransactions:
    """Sends messages of a transaction; none of them is seen before all are."""

    def __init__(self, connection: KafkaConnection, topics: KafkaTopics, name: str) -> None:
        """Fence whoever wrote under the name."""
        self._connection, self._topics, self._name = connection, topics, name
        self._known: set[str] = set()
        self._sent: list[Any] = []
        patience_ms = int(PATIENCE_SECONDS * 1000)
        with beginning(connection, f"beginning to write as {name}"):
            self._producer = KafkaProducer(
                **connection.options(),
                transactional_id=connection.prefix + name,
                compression_type="gzip",
                max_request_size=MAX_MESSAGE_BYTES,
                linger_ms=0,
                batch_size=256 * 1024,
                max_block_ms=patience_ms,
                request_timeout_ms=patience_ms // 2,
                delivery_timeout_ms=patience_ms,
                allow_auto_create_topics=False,
                metrics_enabled=False,
            )
            self._producer.init_transactions()

    def begin(self) -> None:
        """Begin a transaction."""
        self._sent = []
        with told("beginning a transaction"):
            self._producer.begin_transaction()

    def send(self, topic: str, key: str | None, value: bytes | None, headers: Mapping[str, str] | None = None) -> None:
        """Add a message; `RefusedError` where its topic does not exist or it is too large."""
        if topic not in self._known:
            if not self._topics.exists(topic):
                raise RefusedError(f"there is no topic {topic}\nMaybe `binome topics create` was not run.")
            self._known.add(topic)
        raw = [(name, text.encode()) for name, text in (headers or {}).items()]
        with told(f"sending to {topic}"):
            sent = self._producer.send(
                self._connection.prefix + topic, value, None if key is None else key.encode(), raw
            )
        self._sent.append(sent)

    def commit(self) -> None:
        """All of them, or an error and none."""
        with told("committing a transaction"):
            try:
                self._producer.flush(PATIENCE_SECONDS)
                for sent in self._sent:
                    sent.get(timeout=0)
            except errors.UnknownTopicOrPartitionError:
                self._known.clear()
                raise
            self._bounded(self._producer.commit_transaction)
        self._sent = []

    def abort(self) -> None:
        """None of them."""
        self._sent = []
        with told("aborting a transaction"):
            self._bounded(self._producer.abort_transaction)

    def close(self) -> None:
        """Let go of the connection, at once; what was begun is aborted by the broker, or by who comes next."""
        try:
            self._producer.close(timeout=0)
        except errors.KafkaTimeoutError:
            # The library waits for what was not sent, gives up, and leaves its thread running.
            self._producer._sender.force_close()  # noqa: SLF001 - there is no other way to end it

    def _bounded(self, call: Callable[[], None]) -> None:
        """Do what the library would wait for without end, and give up in time; the producer is of no use then."""
        failed: list[BaseException] = []

        def run() -> None:
            try:
                call()
            except Exception as error:  # noqa: BLE001 - raised again by whoever waits
                failed.append(error)

        worker = Thread(target=run, daemon=True, name="kafka-transaction")
        worker.start()
        worker.join(PATIENCE_SECONDS)
        if worker.is_alive():
            self.close()
            raise BusUnavailableError(f"Kafka did not end a transaction of {self._name} in {PATIENCE_SECONDS:.0f} s")
        if failed:
            raise failed[0]
