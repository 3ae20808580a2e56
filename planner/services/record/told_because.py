"""told_because: who was told what because of an event: agents, partners, and whoever looks after alerts.

What was sent is kept for a week; later nothing is known of it here, and the topics still have it.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from events import outbox
from events.codec import Refused, decode
from schemas.events import TYPE_OF
from schemas.events.alerts import AlertRaised
from schemas.events.data import EventData
from schemas.events.partner_slots import SlotOffered
from schemas.events.roster_changes import RosterAgentChanged

_TOPICS = tuple(TYPE_OF[shape].topic for shape in (RosterAgentChanged, SlotOffered, AlertRaised))


@dataclass(frozen=True)
class Told:
    """One thing that somebody was told."""

    what: EventData
    at: datetime
    sent: bool
    """Whether it is on the bus, or still waits to be sent."""


def told_because(session: Session, basin: str, event: str) -> tuple[Told, ...]:
    """What agents and partners were told and which alerts were raised or cleared because of an event, in order."""
    found, written = [], json.dumps(event, ensure_ascii=False).encode()
    for row in outbox.of_topics(session, basin, _TOPICS):
        if row.value is None or written not in row.value:
            continue
        told = decode(row.value, {}, row.topic)
        if not isinstance(told, Refused) and event in told.cause:
            found.append(Told(told.data, told.time, row.sent_at is not None))
    return tuple(found)
