"""waiting: events of which the person is not known here yet."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from schemas.tables.waiting_event import WaitingEventRow


def add(session: Session, row: WaitingEventRow) -> None:
    """Let an event wait; one that waits already goes on waiting."""
    if session.get(WaitingEventRow, (row.source, row.event)) is None:
        session.add(row)
        session.flush()


def of_basin(session: Session, basin: str) -> Sequence[WaitingEventRow]:
    """What waits in a basin, in the order of the events' own times."""
    asked = select(WaitingEventRow).where(WaitingEventRow.basin == basin)
    return session.exec(asked.order_by(col(WaitingEventRow.time), col(WaitingEventRow.event))).all()


def everywhere(session: Session) -> Sequence[WaitingEventRow]:
    """What waits in any basin, in the order of the events' own times."""
    return session.exec(select(WaitingEventRow).order_by(col(WaitingEventRow.time), col(WaitingEventRow.event))).all()


def basins(session: Session) -> Sequence[str]:
    """Basins in which something waits."""
    return session.exec(select(WaitingEventRow.basin).distinct().order_by(col(WaitingEventRow.basin))).all()


def end(session: Session, row: WaitingEventRow) -> None:
    """It waits no longer."""
    session.delete(row)
    session.flush()
