"""submitting: what is asked for over HTTP becomes an event, taken in at once; a refusal lists every reason.

What is posted under a key is done once: the key names the event, and its time is that of the first try, so that a
second try is the same event to the last byte.
"""

import hashlib
import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Header, Request
from sqlmodel import Session

from events.outcome import Outcome
from planner.handlers.submit import submit
from planner.store.rows import add_if_new
from planner.store.weeks import lock_basin
from planner.web.api.asking import Asking
from planner.web.api.problems import Refusal
from schemas.envelope import Envelope
from schemas.events import TYPE_OF
from schemas.events.data import EventData
from schemas.faults import Fault
from schemas.ids import BasinId, EventId
from schemas.tables.access import PostedRow
from schemas.tables.inbox import InboxRow

_NAMES = uuid.UUID("0f0d4b8e-92f5-5a39-8a83-0b8a4c6d7a11")

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="Whatever is posted again under this key is done once; with another content it is refused.",
    ),
]


@dataclass(frozen=True)
class Posting:
    """One thing that is posted."""

    id: EventId
    """Id of the event that it becomes; the same every time under one key."""
    at: datetime
    """When it was first posted."""


def posting(asking: Asking, request: Request, body: object, key: str | None) -> Posting:
    """What is posted, under a key or without one; 422 where the key stands for something else already."""
    now = asking.standing.clock().astimezone(UTC)  # as the store gives it back: the same bytes at every try
    if key is None:
        return Posting(EventId(str(uuid.uuid4())), now)
    text = json.dumps([request.method, request.url.path, body], sort_keys=True, default=str)
    row = PostedRow(actor=asking.identity.id, key=key, hash=hashlib.sha256(text.encode()).hexdigest(), at=now)
    with asking.standing.transactions() as session:
        if not add_if_new(session, row):
            before = session.get(PostedRow, (row.actor, key))
            assert before is not None  # noqa: S101 - it was not new
            if before.hash != row.hash:
                raise Refusal(422, "this Idempotency-Key was used for something else")
            row = before
    return Posting(EventId(str(uuid.uuid5(_NAMES, f"{row.actor}|{key}"))), row.at)


def say(
    asking: Asking,
    data: EventData,
    *,
    basin: str,
    subject: str,
    posted: Posting,
    first: Callable[[Session], None] = lambda _: None,
    then: Callable[[Session], None] = lambda _: None,
) -> Outcome:
    """Take in an event; 409 with every fault where it is rejected.

    `first` looks at the store in its transaction, `then` adds to what it did.
    """
    event = Envelope(
        id=posted.id,
        source=asking.source,
        type=TYPE_OF[type(data)].name,
        subject=subject,
        time=posted.at,
        basin=BasinId(basin),
        data=data,
    )
    outcome = submit(lambda: _looked_at(asking, basin, first, then), event, asking.standing.clock())
    if outcome.end == "rejected":
        raise Refusal(409, faults=[_asked(fault, asking.named) for fault in outcome.faults])
    return outcome


def _asked(fault: Fault, path: Mapping[str, str]) -> Fault:
    """A fault of the event, at the place from which whoever asked had it: in the path, or else in the body."""
    inside = fault.pointer.removeprefix("/data")
    in_path = inside.removeprefix("/") in path
    return replace(fault, pointer=f"#/path{inside}" if in_path else inside)


def was_said(session: Session, asking: Asking, posted: Posting) -> bool:
    """Whether what is posted was taken in before, under its key."""
    return session.get(InboxRow, (asking.source, posted.id)) is not None


@contextmanager
def _looked_at(
    asking: Asking, basin: str, first: Callable[[Session], None], then: Callable[[Session], None]
) -> Iterator[Session]:
    transaction: AbstractContextManager[Session] = asking.standing.transactions()
    with transaction as session:
        lock_basin(session, basin)
        first(session)
        yield session
        then(session)
