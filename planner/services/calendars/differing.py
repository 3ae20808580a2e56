"""differing: where a new roster says something else than the seats of its week: as a rule of few people's."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import Text, bindparam, select, type_coerce
from sqlmodel import Session, col

from planner.services.calendars.wanted import Group, Wanted
from planner.store.plain import plain
from schemas.tables.columns import canonical
from schemas.tables.seat import SeatRow

_Said = tuple[str, str, str, datetime, datetime, str]
"""Kind, holder and site; when an event is, and what else is said of it."""

_SEATS = select(
    col(SeatRow.kind),
    col(SeatRow.holder),
    col(SeatRow.site),
    col(SeatRow.start),
    col(SeatRow.end),
    type_coerce(col(SeatRow.detail), Text),
).where(
    col(SeatRow.basin) == bindparam("basin"),
    col(SeatRow.week) == bindparam("week"),
    col(SeatRow.kind).in_(bindparam("kinds", expanding=True)),
    col(SeatRow.cancelled_at).is_(None),
)


def differing(
    session: Session, basin: str, week: str, kinds: Iterable[str], wanted: Mapping[Group, Sequence[Wanted]]
) -> set[Group]:
    """The groups whose seats are to be looked at; read as plain values, for there are thousands and few differ."""
    session.flush()
    rows = plain(session, _SEATS, basin=basin, week=week, kinds=sorted(kinds))
    there: Counter[_Said] = Counter(cast("_Said", tuple(row)) for row in rows)
    asked = Counter(_said(event) for events in wanted.values() for event in events)
    return {(said[0], said[1], said[2]) for said, _ in there.items() ^ asked.items()}


def _said(event: Wanted) -> _Said:
    detail = canonical(event.detail) if event.detail else "{}"
    return (event.kind, event.holder, event.site, event.start, event.end, detail)
