"""retry: a dead letter is handled once more, under its own time."""

from datetime import datetime

from sqlmodel import Session

from events import dead_letters, inbox
from events.codec import Refused, decode
from events.intake import Dispatch, LockBasins, decide
from events.outcome import Outcome, rejected
from events.refused_text import CUT_BYTES
from schemas.faults import Fault
from schemas.tables.dead_letter import DeadLetterRow
from schemas.tables.inbox import InboxRow


def retry(
    session: Session,
    name: str,
    lock_basins: LockBasins,
    dispatch: Dispatch,
    now: datetime,
) -> Outcome | None:
    """Handle a letter again; none where no letter waits under this id. What is rejected again goes on waiting."""
    letter = dead_letters.find(session, name)
    if letter is None or letter.state != "waiting":
        return None
    outcome = _handled(session, letter, lock_basins, dispatch, now)
    if outcome.end == "rejected":
        letter.faults = dead_letters.told(outcome.faults)
    else:
        letter.state = "retried"
    session.add(letter)
    return outcome


def _handled(
    session: Session,
    letter: DeadLetterRow,
    lock_basins: LockBasins,
    dispatch: Dispatch,
    now: datetime,
) -> Outcome:
    text = letter.event or b""
    if letter.size > CUT_BYTES and len(text) > CUT_BYTES - 4:
        return rejected(Fault("", "the beginning of an event", "a whole event", "send it again under a new id"))
    event = decode(text, {}, letter.topic)
    if isinstance(event, Refused):
        return rejected(*event.faults)
    lock_basins(session, [event.basin])
    row = session.get(InboxRow, (event.source, event.id))
    if row is not None and row.hash != letter.sha256:
        return rejected(inbox.reused(event.id))
    if row is not None and row.outcome != "rejected":
        return Outcome(row.outcome, led_to=row.led_to)  # type: ignore[arg-type]  # rows hold nothing else
    outcome, broke = decide(session, event, dispatch, now)
    row = row if row is not None else inbox.row_of(event, letter.sha256, now)
    if row is not None:
        inbox.settle(row, outcome, None if broke else now)
        session.add(row)
    return outcome
