"""listed: the messages there are, for whoever looks after them."""

from collections.abc import Collection, Sequence

from sqlmodel import Session, col, select

from schemas.tables.message import MessageRow


def messages_in(session: Session, states: Collection[str]) -> Sequence[MessageRow]:
    """Messages in some states, the oldest first."""
    asked = select(MessageRow).where(col(MessageRow.state).in_(sorted(states)))
    return session.exec(asked.order_by(col(MessageRow.id))).all()
