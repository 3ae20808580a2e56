"""inboxes: events that came in, looked up by their id alone."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from schemas.tables.inbox import InboxRow


def of_event(session: Session, event: str) -> Sequence[InboxRow]:
    """Events of that id, whoever sent them, in order of their time."""
    asked = select(InboxRow).where(InboxRow.event == event)
    return session.exec(asked.order_by(col(InboxRow.time), col(InboxRow.source))).all()
