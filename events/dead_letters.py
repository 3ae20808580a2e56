"""dead_letters: what was refused or broke, kept with its faults and its place, and told to whoever listens."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from events import outbox
from events.bus import Message
from events.codec import encode
from events.own_time import own_time
from events.refused_text import for_dead_letter
from schemas.envelope import UNKNOWN_BASIN, own_event
from schemas.events import TYPE_OF
from schemas.events.dead_letters import EventRejected, RejectionFault
from schemas.events.keys import key_of
from schemas.faults import Fault
from schemas.ids import BasinId, EventId
from schemas.tables.dead_letter import DeadLetterRow

_PLACES = uuid.UUID("0d0f2f0a-4f5c-5c5e-9a41-7f1b8c0f6b1e")
"""The namespace in which a place has its id."""


def letter_id(topic: str, partition: int, offset: int) -> str:
    """The id of what was refused at a place: a UUIDv5."""
    return str(uuid.uuid5(_PLACES, f"{topic}/{partition}/{offset}"))


def put(session: Session, message: Message, faults: Iterable[Fault], *, basin: str | None, at: datetime) -> str:
    """Keep a message and its faults, and tell of it; read again at the same place it is the same letter."""
    name = letter_id(message.topic, message.partition, message.offset)
    text, size, sha256 = for_dead_letter(message.value, message.topic)
    row = session.get(DeadLetterRow, name)
    if row is not None and row.sha256 == sha256:
        return name
    # Where other bytes stand at the place, the topic was made anew: what stood there before is gone for everybody.
    row = session.merge(
        DeadLetterRow(
            id=name,
            topic=message.topic,
            partition=message.partition,
            offset=message.offset,
            at=at,
            basin=basin,
            key=message.key,
            event=text.encode(),
            size=size,
            sha256=sha256,
            faults=told(faults),
            state="waiting",
        )
    )
    _tell(session, row, at)
    return name


def told(faults: Iterable[Fault]) -> list[dict[str, str]]:
    """Faults as a dead letter says them."""
    return [
        {"where": fault.pointer, "what": f"found {fault.found}; expected {fault.expected}; {fault.mend}"}
        for fault in faults
    ]


def waiting(session: Session, state: str | None = "waiting") -> Sequence[DeadLetterRow]:
    """Letters in a state, or all of them, in the order in which they were refused."""
    place = (col(DeadLetterRow.topic), col(DeadLetterRow.partition), col(DeadLetterRow.offset))
    letters = select(DeadLetterRow).order_by(col(DeadLetterRow.at), *place)
    return session.exec(letters if state is None else letters.where(col(DeadLetterRow.state) == state)).all()


def find(session: Session, name: str) -> DeadLetterRow | None:
    """One letter."""
    return session.get(DeadLetterRow, name)


def drop(session: Session, name: str) -> bool:
    """Nobody will look at it any more; false where none waits under this id."""
    row = session.get(DeadLetterRow, name)
    if row is None or row.state != "waiting":
        return False
    row.state = "dropped"
    session.add(row)
    return True


def _tell(session: Session, row: DeadLetterRow, at: datetime) -> None:
    data = EventRejected(
        topic=row.topic,
        partition=row.partition,
        offset=row.offset,
        event=(row.event or b"").decode(),
        size=row.size,
        sha256=row.sha256,
        faults=tuple(RejectionFault(where=fault["where"], what=fault["what"]) for fault in row.faults),
    )
    subject = f"{row.topic}/{row.partition}/{row.offset}"
    time = at if row.basin is None else own_time(session, row.basin, subject, at)
    event = own_event(
        data,
        id=EventId(row.id),
        subject=subject,
        time=time,
        basin=UNKNOWN_BASIN if row.basin is None else BasinId(row.basin),
    )
    value, _ = encode(event)
    topic = TYPE_OF[EventRejected].topic
    outbox.put(session, basin=row.basin, topic=topic, key=key_of(event), value=value, at=time)
