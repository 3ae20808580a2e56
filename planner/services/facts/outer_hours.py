"""outer_hours: what a tool outside last said of the stretches of somebody's hours."""

from datetime import UTC, datetime

from sqlmodel import Session, select

from planner.services.spans import Span
from schemas.tables.outer_hours import OuterHoursRow


def spans_of(row: OuterHoursRow | None) -> frozenset[Span]:
    """The intervals that a stretch had; none where nothing was said."""
    if row is None:
        return frozenset()
    return frozenset((datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in row.spans)


def beside(session: Session, system: str, external: str, referent: str) -> frozenset[Span]:
    """The intervals of all other stretches of a referent."""
    asked = select(OuterHoursRow).where(
        OuterHoursRow.system == system, OuterHoursRow.referent == referent, OuterHoursRow.external != external
    )
    return frozenset(span for row in session.exec(asked) for span in spans_of(row))


def keep_hours(session: Session, key: tuple[str, str], referent: str, spans: frozenset[Span], time: datetime) -> None:
    """Remember what was said, under tool and number."""
    row = session.get(OuterHoursRow, key) or OuterHoursRow(system=key[0], external=key[1], referent=referent, time=time)
    row.referent, row.time = referent, time
    row.spans = [[start.astimezone(UTC).isoformat(), end.astimezone(UTC).isoformat()] for start, end in sorted(spans)]
    session.add(row)
