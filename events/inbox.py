"""Inbox: each event takes effect once; what came before is known by source, id and hash."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, tuple_
from sqlmodel import Session, col, select

from events.codec import Refused
from events.outcome import Outcome
from events.together import put
from schemas.envelope import Envelope
from schemas.faults import Fault, shown
from schemas.tables.inbox import InboxRow

KEPT = timedelta(days=397)
"""13 months, at their longest: how long an event is remembered, and how old one may be."""
AHEAD = timedelta(hours=24)
"""How far a clock that sends events may be ahead."""
LOOKED_UP = 400
"""Pairs in one query: databases bound the number of parameters."""

Id = tuple[str, str]
"""Source and id of an event: unique for ever."""


@dataclass(frozen=True)
class Remembered:
    """An event that ended in this transaction, for those of its batch that come after it."""

    source: str
    event: str
    hash: str
    handled_at: datetime


def reused(event: str) -> Fault:
    """What is wrong with an event whose id stood for other content before."""
    return Fault("/id", f"id reused: {shown(event)}", "an id that its source has never used", "send it with a new id")


def known(session: Session, ids: Iterable[Id]) -> dict[Id, InboxRow]:
    """The rows of those that came before."""
    wanted = sorted(set(ids))
    pair = tuple_(col(InboxRow.source), col(InboxRow.event))
    found: dict[Id, InboxRow] = {}
    for start in range(0, len(wanted), LOOKED_UP):
        rows = session.exec(select(InboxRow).where(pair.in_(wanted[start : start + LOOKED_UP])))
        found.update({(row.source, row.event): row for row in rows})
    return found


def untimely(time: datetime, now: datetime) -> Fault | None:
    """What is wrong with an event's time: it is too far ahead, or older than what is remembered."""
    if time > now + AHEAD:
        return Fault("/time", shown(time), "at most 24 hours ahead of now", "set the clock of who sends it")
    if time < now - KEPT:
        return Fault("/time", f"too old: {shown(time)}", "within the last 13 months", "send anew what still holds")
    return None


def row_of(event: Envelope | Refused, sha256: str, now: datetime) -> InboxRow | None:
    """A row for what has an id, even where the rest of it could not be read."""
    came = _came(event, sha256, now)
    return InboxRow(**came, outcome="rejected", led_to=[]) if came else None


def remember(
    session: Session, event: Envelope | Refused, sha256: str, outcome: Outcome, now: datetime
) -> Remembered | None:
    """Keep what has an id with the others of its batch, at once as it ended; as `row_of` and `settle` do for one."""
    came = _came(event, sha256, now)
    if not came:
        return None
    ended = {"outcome": outcome.end, "handled_at": now, "led_to": list(dict.fromkeys(outcome.led_to))}
    put(session, InboxRow, came | ended)
    return Remembered(came["source"], came["event"], sha256, now)


def _came(event: Envelope | Refused, sha256: str, now: datetime) -> dict[str, Any]:
    """What is kept of an event however it ends; nothing where it has no id."""
    if event.source is None or event.id is None:
        return {}
    return {
        "source": event.source,
        "event": event.id,
        "type": event.type or "",
        "basin": event.basin,
        "hash": sha256,
        "time": event.time or now,
    }


def settle(row: InboxRow, outcome: Outcome, at: datetime | None) -> None:
    """Write down how an event ended: the first time, or later for one that was pending; at no time where it broke."""
    row.outcome, row.handled_at = outcome.end, at
    row.led_to = [*row.led_to, *(name for name in outcome.led_to if name not in row.led_to)]


def settle_later(session: Session, event: Id, outcome: Outcome, at: datetime) -> bool:
    """End a pending event; false where it was not pending any more."""
    row = session.get(InboxRow, event)
    if row is None or row.outcome != "pending":
        return False
    settle(row, outcome, at)
    session.add(row)
    return True


def forget(session: Session, now: datetime) -> None:
    """Let go of events that would be rejected as too old if they came again."""
    horizon = now - KEPT
    session.exec(delete(InboxRow).where(col(InboxRow.time) < horizon, col(InboxRow.handled_at) < horizon))
