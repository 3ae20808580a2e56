"""announce: what others are told, stored with the facts that it follows from; the relay sends it afterwards.

Times of our own events never go back, whatever the clock does: each is later than the last one about its subject.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from events import outbox
from events.codec import encode
from events.own_time import own_time
from schemas.envelope import own_event
from schemas.events import TYPE_OF
from schemas.events.data import EventData
from schemas.ids import BasinId, EventId


@dataclass(frozen=True)
class Cause:
    """What led to something: the first events by id, and how many there were."""

    events: tuple[str, ...] = ()
    count: int = 0

    @classmethod
    def of(cls, *events: str) -> "Cause":
        """These events."""
        return cls(events, len(events))


def announce(  # noqa: PLR0913 - all that is said of it
    session: Session,
    data: EventData,
    *,
    basin: str,
    subject: str,
    now: datetime,
    cause: Cause,
    key: str | None = None,
    tree: Mapping[str, Any] | None = None,
) -> EventId:
    """Tell of something; the message's key is the basin unless said otherwise. The basin's row is locked by now.

    `tree` is the data as JSON has it, where that is known already.
    """
    event = own_event(
        data,
        id=EventId(str(uuid.uuid4())),
        subject=subject,
        time=own_time(session, basin, subject, now),
        basin=BasinId(basin),
        cause=tuple(EventId(each) for each in cause.events),
        cause_count=cause.count,
    )
    value, _ = encode(event, tree)
    topic = TYPE_OF[type(data)].topic
    outbox.put(session, basin=basin, topic=topic, key=key or basin, value=value, at=event.time)
    return event.id


def take_back(session: Session, *, basin: str, topic: str, keys: Sequence[str], now: datetime) -> None:
    """Tombstones: in a compacted topic nothing is left under these keys."""
    for key in keys:
        outbox.put(session, basin=basin, topic=topic, key=key, value=None, at=own_time(session, basin, key, now))
