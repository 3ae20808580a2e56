"""reading: a dead letter as commands give it out."""

from datetime import datetime

from sqlmodel import Session

from events import dead_letters
from planner.cli.answers import NothingFoundError
from planner.store import audit
from planner.store.audit import Deed
from schemas.tables.dead_letter import DeadLetterRow

WAITING = "waiting"
STATES = {WAITING: "en attente", "retried": "repris", "dropped": "écarté"}


def letter(session: Session, name: str) -> DeadLetterRow:
    """The letter of that id."""
    row = dead_letters.find(session, name)
    if row is None:
        raise NothingFoundError(f"{name} : aucun rebut de ce nom. « binome dead-letters list » les montre.")
    return row


def waiting_letter(session: Session, name: str) -> DeadLetterRow:
    """The same, where nothing was decided about it yet."""
    row = letter(session, name)
    if row.state != WAITING:
        raise NothingFoundError(f"{name} : ce rebut n’attend plus ({STATES[row.state]}).")
    return row


def note(session: Session, row: DeadLetterRow, action: str, actor: str, now: datetime) -> None:
    """Write down what was decided about a letter."""
    audit.add(session, row.basin, Deed(f"dead_letter.{action}", row.id, actor), now)


def as_data(row: DeadLetterRow) -> dict[str, object]:
    """Everything but what came in."""
    return {
        "id": row.id,
        "state": row.state,
        "at": row.at,
        "basin": row.basin,
        "topic": row.topic,
        "partition": row.partition,
        "offset": row.offset,
        "size": row.size,
        "sha256": row.sha256,
        "faults": row.faults,
    }
