"""What the embedded bus keeps: no longer than topics say, and of compacted ones the newest of each key."""

import itertools
from datetime import datetime, timedelta

from events.embedded_bus import EmbeddedBus
from tests.events.database import NOON, Tables
from tests.events.transports import send, topic

KEYS = [str(n) for n in range(5)]


class Days:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def test_trimming_keeps_what_topics_say(tables: Tables) -> None:
    """Messages for their days, tombstones for theirs, the newest of a key for ever; offsets stay what they were."""
    clock, groups = Days(), map(str, itertools.count())
    bus = EmbeddedBus(tables.transaction, clock)
    bus.create_topics([topic("kept", partitions=1), topic("newest", retention_days=None, partitions=1)])
    producer = bus.producer("relay")
    for turn in range(3):
        send(producer, *(("newest", key, f"{key} {turn}".encode()) for key in KEYS), ("kept", "k", b"%d" % turn))
    send(producer, ("newest", KEYS[0], None))

    def left(name: str) -> list[tuple[int, bytes | None]]:
        return [(m.offset, m.value) for m in bus.consumer(next(groups), [name]).poll(0)]

    bus.trim()
    assert left("newest") == [*((10 + n, f"{n} 2".encode()) for n in range(1, 5)), (15, None)]
    assert left("kept") == [(n, b"%d" % n) for n in range(3)]
    clock.now += timedelta(days=8)
    bus.trim()
    assert left("newest") == [(10 + n, f"{n} 2".encode()) for n in range(1, 5)]
    assert left("kept") == []
    send(producer, ("kept", "k", b"later"))
    assert left("kept") == [(3, b"later")]
