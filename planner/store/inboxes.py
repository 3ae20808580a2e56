"""inboxes: events that came in, looked up by their id alone."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlmodel import Session, col, func, select

from schemas.tables.inbox import InboxRow


def of_event(session: Session, event: str) -> Sequence[InboxRow]:
    """Events of that id, whoever sent them, in order of their time."""
    asked = select(InboxRow).where(InboxRow.event == event)
    return session.exec(asked.order_by(col(InboxRow.time), col(InboxRow.source))).all()


def first_time(session: Session, events: Iterable[str]) -> datetime | None:
    """The earliest time that any of these events has; None where none of them came in."""
    return session.exec(select(func.min(InboxRow.time)).where(col(InboxRow.event).in_(list(events)))).one()
