"""keep_seats: brings seats in line with what calendars should show, in the transaction in which it becomes so.

A seat keeps its UID for ever. Its sequence and its last change rise where something really changed, and nowhere else;
what is not wanted any more is cancelled and stays.
"""

import json
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from planner.services.calendars.changed import raise_calendar
from planner.services.calendars.differing import differing
from planner.services.calendars.matching import Taken, matched
from planner.services.calendars.wanted import Group, Kind, Wanted
from planner.store.rows import add_rows
from schemas.tables.basin import BasinRow
from schemas.tables.columns import canonical
from schemas.tables.seat import SeatRow

OF_ROSTER: tuple[Kind, ...] = ("shift", "journey", "opening")
"""What a published roster says; its events have no ids of their own."""
MOST_HOLDERS = 200
"""Whose seats are asked for by name; of more, those of all."""
_UIDS = uuid.UUID("5a1f3c1e-6d0b-4f0e-9a57-2f1f5a3b7c10")
"""The namespace in which UIDs are made from their seats."""


def keep_week(session: Session, basin: BasinRow, week: str, wanted: Iterable[Wanted], now: datetime) -> bool:
    """Bring the seats of a week in line with its published roster; whether any changed. The basin's row is locked."""
    by_group: defaultdict[Group, list[Wanted]] = defaultdict(list)
    for each in wanted:
        by_group[each.group].append(each)
    groups = differing(session, basin.id, week, OF_ROSTER, by_group)
    if not groups:
        return False
    asked = select(SeatRow).where(SeatRow.basin == basin.id, SeatRow.week == week, col(SeatRow.kind).in_(OF_ROSTER))
    holders = sorted({holder for _, holder, _ in groups})
    asked = asked.where(col(SeatRow.holder).in_(holders)) if len(holders) < MOST_HOLDERS else asked
    known, zone = _grouped(session.exec(asked.order_by(col(SeatRow.ordinal)))), ZoneInfo(basin.timezone)
    writing = _Writing(session, basin.id, now)
    for group in sorted(groups):
        seats, events = known.get(group, []), by_group.get(group, [])
        taken = [Taken(seat.start, seat.end, gone=seat.cancelled_at is not None) for seat in seats]
        found = matched(taken, [(each.start, each.end) for each in events], zone)
        for place, event in enumerate(events):
            writing.put(seats[found[place]] if place in found else None, event, week)
        writing.cancel(seat for number, seat in enumerate(seats) if number not in found.values())
    return writing.done()


def keep_subjects(
    session: Session,
    basin: str,
    kinds: Collection[str],
    subjects: Collection[str] | None,
    wanted: Iterable[Wanted],
    now: datetime,
) -> bool:
    """Bring the seats of some subjects in line: events with ids of their own; None: of all. Whether any changed."""
    asked = select(SeatRow).where(SeatRow.basin == basin, col(SeatRow.kind).in_(sorted(kinds)))
    asked = asked if subjects is None else asked.where(col(SeatRow.subject).in_(sorted(subjects)))
    known = {(seat.kind, seat.holder, seat.site, seat.subject): seat for seat in session.exec(asked)}
    writing = _Writing(session, basin, now)
    kept = set()
    for event in wanted:
        key = (*event.group, event.subject)
        kept.add(key)
        writing.put(known.get(key), event, _week_of(event.start))
    writing.cancel(seat for key, seat in known.items() if key not in kept)
    return writing.done()


@dataclass
class _Writing:
    """Seats as they are written; the new ones at once, when all are known."""

    session: Session
    basin: str
    now: datetime

    def __post_init__(self) -> None:
        self._new: list[tuple[Wanted, str]] = []
        self._changed = False

    def put(self, seat: SeatRow | None, event: Wanted, week: str) -> None:
        """Give an event its seat; nothing is written where it has it as it is."""
        if seat is None:
            self._new.append((event, week))
            return
        same = (seat.start, seat.end) == (event.start, event.end) and canonical(seat.detail) == canonical(event.detail)
        if same and seat.cancelled_at is None:
            return
        seat.start, seat.end, seat.detail, seat.cancelled_at = event.start, event.end, dict(event.detail), None
        self._touch(seat)

    def cancel(self, seats: Iterable[SeatRow]) -> None:
        """Note of seats that what they stood for went away."""
        for seat in seats:
            if seat.cancelled_at is None:
                seat.cancelled_at = self.now
                self._touch(seat)

    def done(self) -> bool:
        """Write what is new; whether anything changed."""
        if not self._new and not self._changed:
            return False
        last = self._last_ordinals()
        rows = []
        for event, week in self._new:
            group = (*event.group, week)
            last[group] = last.get(group, 0) + 1
            rows.append(self._row(event, week, last[group]))
        add_rows(self.session, rows)
        raise_calendar(self.session, self.basin)
        self.session.flush()
        return True

    def _touch(self, seat: SeatRow) -> None:
        seat.sequence += 1
        seat.last_modified = max(self.now, seat.last_modified)
        self.session.add(seat)
        self._changed = True

    def _last_ordinals(self) -> dict[tuple[str, str, str, str], int]:
        """The greatest number that was given, by kind, holder, site and week, where something new needs one."""
        if not self._new:
            return {}
        weeks, kinds = {week for _, week in self._new}, {event.kind for event, _ in self._new}
        place = (col(SeatRow.kind), col(SeatRow.holder), col(SeatRow.site), col(SeatRow.week))
        here = [col(SeatRow.basin) == self.basin, place[3].in_(sorted(weeks)), place[0].in_(sorted(kinds))]
        holders = sorted({event.holder for event, _ in self._new})
        here += [place[1].in_(holders)] if len(holders) < MOST_HOLDERS else []
        asked = columns(*place, func.max(col(SeatRow.ordinal))).where(*here).group_by(*place)
        return {(row[0], row[1], row[2], row[3]): row[4] for row in self.session.execute(asked)}

    def _row(self, event: Wanted, week: str, ordinal: int) -> SeatRow:
        return SeatRow(
            uid=uid_of(event.group, week, ordinal),
            basin=self.basin,
            kind=event.kind,
            holder=event.holder,
            site=event.site,
            week=week,
            ordinal=ordinal,
            subject=event.subject,
            start=event.start,
            end=event.end,
            detail=dict(event.detail),
            sequence=0,
            made_at=self.now,
            last_modified=self.now,
        )


def uid_of(group: Group, week: str, ordinal: int) -> str:
    """The UID of a seat: made from its place, so that a store made anew gives the same, and nobody is named in it."""
    return f"{uuid.uuid5(_UIDS, json.dumps([*group, week, ordinal]))}@binome"


def _grouped(rows: Iterable[SeatRow]) -> Mapping[Group, Sequence[SeatRow]]:
    found: defaultdict[Group, list[SeatRow]] = defaultdict(list)
    for row in rows:
        found[(row.kind, row.holder, row.site)].append(row)
    return found


def _week_of(moment: datetime) -> str:
    year, week, _ = moment.isocalendar()
    return f"{year}-W{week:02d}"
