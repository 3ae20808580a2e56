"""outside: who sends absences to the system and who hears of rosters, each with a connection of its own."""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Self

from benchmarks.system.ground import Ground
from events.codec import encode
from schemas.envelope import Envelope
from schemas.events import TYPE_OF, full_name
from schemas.events.data import EventData
from schemas.ids import BasinId, EventId

POLL_MS = 100
_PART = 500
"""Events in one transaction of the bus."""


class Sender:
    """A system of an employer that reports absences."""

    def __init__(self, ground: Ground) -> None:
        """Connect."""
        self._ground = ground
        self._store = ground.store()
        self._bus = ground.bus(self._store)
        self._producer = self._bus.producer("employer")
        self._count = 0

    def event(self, data: EventData, basin: str, subject: str) -> Envelope:
        """An event of its own, as of now."""
        self._count += 1
        return Envelope(
            id=EventId(f"sent-{self._count:06d}"),
            source="/employer",
            type=TYPE_OF[type(data)].name,
            subject=subject,
            time=self._ground.now(),
            basin=BasinId(basin),
            data=data,
        )

    def send(self, events: Iterable[Envelope]) -> float:
        """Send them; the moment (monotonic) just before the first was handed over."""
        ready = [(event, *encode(event)) for event in events]
        began = time.monotonic()
        for start in range(0, len(ready), _PART):
            self._producer.begin()
            for event, value, headers in ready[start : start + _PART]:
                self._producer.send(event.kind.topic, event.basin, value, headers)
            self._producer.commit()
        return began

    def __enter__(self) -> Self:
        """Ready."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go."""
        self._producer.close()
        self._bus.close()
        self._store.close()


@dataclass(frozen=True)
class Heard:
    """An event that has arrived."""

    moment: float
    """When (monotonic), before it was looked into."""
    type: str
    subject: str
    data: dict[str, Any]


class Listener:
    """A consumer that knows nothing of the system but its topics."""

    def __init__(self, ground: Ground, *topics: str) -> None:
        """Read from the beginning."""
        self._store = ground.store()
        self._bus = ground.bus(self._store)
        self._consumer = self._bus.consumer("outside", topics)

    def poll(self) -> Iterator[Heard]:
        """What has arrived meanwhile; tombstones are passed over."""
        messages = self._consumer.poll(POLL_MS)
        moment = time.monotonic()
        for message in messages:
            if message.value is not None:
                told = json.loads(message.value)
                yield Heard(moment, told["type"], told["subject"], told["data"])

    def published_for(self, event: str, seconds: float) -> float | None:
        """When the roster was heard of that names this event among its causes; None where it did not come in time."""
        return self.first(
            lambda heard: heard.type == full_name("roster.published") and event in heard.data.get("cause", ()), seconds
        )

    def first(self, wanted: Callable[[Heard], bool], seconds: float) -> float | None:
        """When the first event of a kind was heard of; None where none came in time."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for heard in self.poll():
                if wanted(heard):
                    return heard.moment
        return None

    def __enter__(self) -> Self:
        """Ready."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave."""
        self._consumer.close()
        self._bus.close()
        self._store.close()
