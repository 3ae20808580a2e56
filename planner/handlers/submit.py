"""submit: one event taken in without a bus: what a consumer does with a message, in one transaction."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from sqlmodel import Session

from events import inbox
from events.codec import encode, sha256
from events.intake import decide
from events.not_handled import NotHandledError
from events.outcome import Outcome
from planner.handlers.dispatch import dispatch
from planner.services.facts.last_time import after_the_last
from planner.services.facts.settle_weeks import settle_touched
from planner.store.weeks import lock_basin
from schemas.envelope import Envelope
from schemas.tables.inbox import InboxRow


def submit(
    transactions: Callable[[], AbstractContextManager[Session]], event: Envelope, now: datetime, *, own: bool = True
) -> Outcome:
    """How an event ends; one that was here before, under its id and with its content, ends as it did then.

    The time of an `own` one is never before what was last told of the same thing; others keep theirs, and may be late.

    Raises:
        NotHandledError: where handling broke; nothing of it is stored.
    """
    with transactions() as session:
        return submit_within(session, event, now, own=own)


def submit_within(session: Session, event: Envelope, now: datetime, *, own: bool = True) -> Outcome:
    """The same within a transaction, which is to be given up where handling broke."""
    lock_basin(session, event.basin)
    value, _ = encode(event)
    before = session.get(InboxRow, (event.source, event.id))
    if before is not None:
        known = before.hash == sha256(value)
        return Outcome(before.outcome if known else "rejected", () if known else (inbox.reused(event.id),))  # type: ignore[arg-type]  # one of the four
    event = after_the_last(session, event) if own else event
    outcome, broke = decide(session, event, lambda held, each: dispatch(held, each, now), now)
    if broke:
        raise NotHandledError(f"{event.type} {event.id}")
    row = inbox.row_of(event, sha256(value), now)
    assert row is not None  # noqa: S101 - an envelope has an id
    inbox.settle(row, outcome, now)
    session.add(row)
    settle_touched(session, now)
    return outcome
