"""what_changed: the seats of people before a publication and after it, so that each is told of their own changes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from schemas.tables.seat import SeatRow

TOLD = ("shift", "appointment")
"""What people are told of; a journey follows from shifts."""


@dataclass(frozen=True)
class Known:
    """When and where something stands, as somebody knows it."""

    start: datetime
    end: datetime
    site: str

    @property
    def plain(self) -> dict[str, str]:
        """As it is stored."""
        return {"start": self.start.isoformat(), "end": self.end.isoformat(), "site": self.site}

    @classmethod
    def of_plain(cls, stored: Mapping[str, str] | None) -> "Known | None":
        """What was stored; None where nothing was known."""
        if stored is None:
            return None
        return cls(datetime.fromisoformat(stored["start"]), datetime.fromisoformat(stored["end"]), stored["site"])


@dataclass(frozen=True)
class Changed:
    """A seat that is not as its holder knew it."""

    seat: SeatRow
    before: Known | None
    """What its holder knew; None where it is new to them."""
    after: Known | None
    """What it is now; None where it went away."""

    @property
    def spans(self) -> Iterable[tuple[datetime, datetime]]:
        """When it was and when it is."""
        return [(each.start, each.end) for each in (self.before, self.after) if each is not None]


def known_of(seat: SeatRow) -> Known | None:
    """What a seat tells now; None of one that went away."""
    return None if seat.cancelled_at is not None else Known(seat.start, seat.end, seat.site)


def seats_of(session: Session, basin: str, week: str, holders: Collection[str]) -> Mapping[str, SeatRow]:
    """The seats that people are told of, in a week, by UID."""
    if not holders:
        return {}
    asked = select(SeatRow).where(
        SeatRow.basin == basin,
        SeatRow.week == week,
        col(SeatRow.kind).in_(TOLD),
        col(SeatRow.holder).in_(sorted(holders)),
    )
    return {seat.uid: seat for seat in session.exec(asked)}


def changed_since(session: Session, before: Mapping[str, Any]) -> tuple[Changed, ...]:
    """What is not as it was known, by time; a seat that is nowhere any more is told of no more."""
    asked = select(SeatRow).where(col(SeatRow.uid).in_(sorted(before)))
    seats = session.exec(asked.order_by(col(SeatRow.start), col(SeatRow.uid)).execution_options(populate_existing=True))
    found = (Changed(seat, Known.of_plain(before[seat.uid]), known_of(seat)) for seat in seats)
    return tuple(each for each in found if each.before != each.after)
