"""differing: where a new roster says something else than the seats of its week: as a rule of few people's."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Text, select, type_coerce
from sqlmodel import Session, col

from planner.services.calendars.wanted import Group, Wanted
from planner.store.plain import plain
from schemas.tables.columns import canonical
from schemas.tables.seat import SeatRow

Said = tuple[datetime, datetime, str]
"""When an event is, and what else is said of it."""


def differing(
    session: Session, basin: str, week: str, kinds: Iterable[str], wanted: Mapping[Group, Sequence[Wanted]]
) -> set[Group]:
    """The groups whose seats are to be looked at; read as plain values, for there are thousands and few differ."""
    asked = select(
        col(SeatRow.kind),
        col(SeatRow.holder),
        col(SeatRow.site),
        col(SeatRow.start),
        col(SeatRow.end),
        type_coerce(col(SeatRow.detail), Text),
    ).where(
        col(SeatRow.basin) == basin,
        col(SeatRow.week) == week,
        col(SeatRow.kind).in_(sorted(kinds)),
        col(SeatRow.cancelled_at).is_(None),
    )
    session.flush()
    there: defaultdict[Group, list[Said]] = defaultdict(list)
    for kind, holder, site, start, end, detail in plain(session, asked):
        there[kind, holder, site].append((start, end, detail))
    return {
        group
        for group in there.keys() | wanted.keys()
        if Counter(there.get(group, ())) != Counter(map(_said, wanted.get(group, ())))
    }


def _said(event: Wanted) -> Said:
    return (event.start, event.end, canonical(event.detail) if event.detail else "{}")
