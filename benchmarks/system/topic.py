"""topic: a whole topic of slots, read from its beginning into the state of each."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta

from benchmarks.system.bookings import TOPIC
from benchmarks.system.ground import Ground
from benchmarks.system.outside import POLL_MS
from events.codec import Refused, decode, encode
from schemas.envelope import Envelope, own_event
from schemas.events.data import EventData
from schemas.events.partner_slots import SlotOffered
from schemas.ids import BasinId, EventId, PartnerId, ReferentId, SiteId, SlotId

_PART = 1000
"""Events in one transaction of the bus."""


def reading(ground: Ground, count: int) -> tuple[float, float]:
    """Seconds, and seconds of the processor, in which a topic of so many slots is read into the state of each."""
    store = ground.store()
    bus = ground.bus(store)
    producer = bus.producer("slots")
    told = _told(count)
    for _ in range(0, count, _PART):
        producer.begin()
        for _, event in zip(range(_PART), told, strict=False):
            value, headers = encode(event)
            producer.send(TOPIC, event.subject, value, headers)
        producer.commit()
    producer.close()
    state: dict[str, EventData] = {}
    consumer = bus.consumer("partner", [TOPIC])
    began, worked = time.monotonic(), time.process_time()
    while len(state) < count:
        for message in consumer.poll(POLL_MS):
            if message.value is None:
                state.pop(str(message.key), None)
                continue
            read = decode(message.value, message.headers, message.topic)
            if not isinstance(read, Refused):
                state[read.subject] = read.data
    taken = time.monotonic() - began, time.process_time() - worked
    consumer.close()
    bus.close()
    store.close()
    return taken


def _told(count: int) -> Iterator[Envelope]:
    first = datetime.fromisoformat("2026-11-30T09:00:00+01:00")
    for number in range(count):
        start = first + timedelta(minutes=30 * (number % 400))
        slot = SlotId(f"s-{number // 400}/caf/r-{number}/{start.isoformat()}")
        data = SlotOffered(
            slot=slot,
            site=SiteId(f"s-{number // 400}"),
            partner=PartnerId("caf"),
            referent=ReferentId(f"r-{number}"),
            start=start,
            end=start + timedelta(minutes=30),
            modality="video",
            booking=None,
            revision=1,
            sequence=1,
        )
        yield own_event(data, id=EventId(f"e-{number}"), subject=slot, time=first, basin=BasinId("38"))
