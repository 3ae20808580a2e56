"""outside: other people's systems on the bus; they know Kafka and CloudEvents, and none of our code."""

import json
import time
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from kafka import KafkaConsumer, KafkaProducer

from tests.system.processes import PATIENCE

OUT = ("binome.rosters", "binome.roster-changes", "binome.partner-slots", "binome.alerts", "binome.dead-letters")


def event(kind: str, basin: str, subject: str, **data: object) -> dict[str, Any]:
    """A CloudEvent, as its sender writes it."""
    return {
        "specversion": "1.0",
        "id": str(uuid.uuid4()),
        "source": "https://rh.example.fr",
        "type": f"binome.{kind}.v1",
        "subject": subject,
        "time": datetime.now(UTC).isoformat(),  # noqa: TID251 - the system under test keeps real time
        "basin": basin,
        "data": data,
    }


class Outside:
    """A sender and a reader."""

    def __init__(self, prefix: str, sender: Mapping[str, Any], reader: Mapping[str, Any]) -> None:
        """Connect, each as its library is told; the reader reads everything from the beginning."""
        self._prefix = prefix
        self._producer = KafkaProducer(**sender)
        self._consumer = KafkaConsumer(
            *(prefix + topic for topic in OUT),
            **reader,
            auto_offset_reset="earliest",
            isolation_level="read_committed",
            group_id=None,
        )
        self.came: list[tuple[str, str | None, dict[str, Any] | None]] = []
        """Topic, key and event of all that was read, in the order in which it came."""

    def send(self, topic: str, sent: dict[str, Any]) -> str:
        """Send an event; gives its id."""
        headers = [("content-type", b"application/cloudevents+json")]
        key, value = sent["basin"].encode(), json.dumps(sent).encode()
        self._producer.send(self._prefix + topic, value, key, headers).get(PATIENCE)
        return str(sent["id"])

    def read_until(self, enough: Callable[[], object]) -> None:
        """Read on until something holds."""
        end = time.monotonic() + PATIENCE
        while not enough():
            assert time.monotonic() < end, f"it does not come; what came: {[(t, k) for t, k, _ in self.came]}"
            for place, records in self._consumer.poll(timeout_ms=200).items():
                topic = place.topic.removeprefix(self._prefix)
                self.came += [
                    (topic, each.key and each.key.decode(), each.value and json.loads(each.value)) for each in records
                ]

    def events(self, kind: str) -> list[dict[str, Any]]:
        """All of a type that came."""
        return [each for _, _, each in self.came if each is not None and each["type"] == f"binome.{kind}.v1"]

    def close(self) -> None:
        """Let go of the broker."""
        self._producer.close(timeout=5)
        self._consumer.close(autocommit=False)
