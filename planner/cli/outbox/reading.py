"""reading: a parked message as commands give it out, and what is decided about it."""

from datetime import datetime

from sqlmodel import Session

from events import outbox
from planner.cli.answers import NothingFoundError
from planner.cli.submitting import BY
from planner.services.alerts.keep_parked import keep_parked_of
from planner.store import audit
from planner.store.audit import Deed
from planner.store.weeks import lock_basin
from schemas.tables.outbox import OutboxRow


def decide(session: Session, number: int, now: datetime, *, drop: bool) -> None:
    """Send a parked message again or never, write that down, and clear the alert about it.

    Raises:
        NothingFoundError: where no message is parked under this number.
    """
    row = next((each for each in outbox.parked(session) if each.id == number), None)
    if row is None:
        raise NothingFoundError(f"{number} : le bus ne refuse aucun message de ce numéro.")
    if row.basin is not None:
        lock_basin(session, row.basin)
    outbox.let_go(session, number, drop=drop, at=now)
    deed = Deed("message.dropped" if drop else "message.retried", str(number), BY, detail={"topic": row.topic})
    audit.add(session, row.basin, deed, now)
    keep_parked_of(session, row, now)


def as_data(session: Session, row: OutboxRow) -> dict[str, object]:
    """Everything but what it says."""
    return {
        "id": row.id,
        "at": row.created_at,
        "basin": row.basin,
        "topic": row.topic,
        "key": row.key,
        "size": len(row.value or b""),
        "reason": row.parked,
        "behind": outbox.behind(session, row),
    }
