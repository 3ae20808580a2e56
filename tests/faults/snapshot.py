"""snapshot: what must be the same after a run with faults and after one without."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlmodel import Session, col, select

from planner.store import revisions
from schemas.tables.absence import AbsenceRow
from schemas.tables.audit import AuditRow
from schemas.tables.booking import BookingRow
from schemas.tables.closure import ClosureRow
from schemas.tables.dead_letter import DeadLetterRow
from schemas.tables.inbox import InboxRow
from schemas.tables.partner import AvailabilityRow
from schemas.tables.request import RequestRow
from schemas.tables.revision import RevisionRow
from schemas.tables.row import Row
from schemas.tables.waiting_event import WaitingEventRow
from schemas.tables.week import WeekRow

_FACTS: Mapping[type[Row], tuple[str, ...]] = {
    AbsenceRow: ("id", "basin", "agent", "start", "end", "cancelled", "time", "event_id"),
    AvailabilityRow: ("referent", "start", "end"),
    BookingRow: ("id", "booking", "cancelled", "start", "end", "time", "event_id"),
    ClosureRow: ("id", "site", "start", "end", "lifted", "time", "event_id"),
    DeadLetterRow: ("topic", "sha256", "faults", "state"),
    InboxRow: ("source", "event", "hash", "outcome", "time"),
    RequestRow: ("id", "week", "sites", "requested_by"),
    WaitingEventRow: ("source", "event"),
}
"""What is compared of each fact: everything but moments at which it was handled."""


_OF_NO_MATTER = frozenset({"agent", "start", "end"})
"""Of an absence that was cancelled: who hears of its end first never knows them."""


def facts(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Every fact, and how each event ended."""
    return {
        str(kind.__tablename__): sorted((_fact(row, names) for row in session.exec(select(kind))), key=str)
        for kind, names in _FACTS.items()
    }


def _fact(row: Row, names: Iterable[str]) -> tuple[object, ...]:
    over = isinstance(row, AbsenceRow) and row.cancelled
    return tuple(getattr(row, name) for name in names if not (over and name in _OF_NO_MATTER))


def deeds(session: Session) -> Counter[tuple[str, str, str | None]]:
    """How often each event took effect; plans that follow from them are not counted."""
    rows = session.exec(select(AuditRow)).all()
    return Counter(
        (row.action, row.subject, row.cause)
        for row in rows
        if row.cause is not None and row.action not in {"roster.proposed", "roster.published"}
    )


def rungs(session: Session) -> dict[str, list[tuple[str, int]]]:
    """Rungs 1 to 4 of what is published, week by week."""
    published = session.exec(select(RevisionRow).where(col(RevisionRow.state) == "published")).all()
    return {
        row.week: [(rung.level, rung.value) for rung in revisions.roster_of(row).objective[:4]] for row in published
    }


def versions(session: Session) -> dict[str, int]:
    """How many facts each week has had."""
    return {row.week: row.version for row in session.exec(select(WeekRow))}
