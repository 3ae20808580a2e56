"""set_availability: replaces what was known of a referent's time within a window."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlmodel import Session, col, select

from events.outcome import APPLIED, PENDING, Outcome, rejected
from planner.services.facts.mark_weeks import mark_spans
from planner.services.facts.received import Received
from planner.services.spans import Span, minus, utc
from schemas.events.partner_availability import AvailabilitySet
from schemas.faults import Fault, shown
from schemas.tables.partner import AvailabilityRow, ReferentRow

_NAMES = uuid.UUID("5f0b8f0e-6a4b-5d0c-9a53-5f2a3a8f1d0e")


def set_availability(session: Session, received: Received, data: AvailabilitySet) -> Outcome:
    """Store a referent's time; what lay in the window before is gone, what lay beside it stays.

    Two settings of one window do not commute; a partition keeps a basin's in order.
    """
    referent = session.get(ReferentRow, data.referent)
    if referent is None:
        return PENDING
    if referent.basin != received.basin.id:
        expected = f"the basin of {data.referent}"
        return rejected(Fault("/basin", shown(received.basin.id), expected, "send it with the referent's own basin"))
    window = utc(data.window.start, data.window.end)
    stood = _rows(session, data.referent, window)
    before = {utc(row.start, row.end) for row in stood}
    beside = {part for span in before for part in minus(span, (window,))}
    after = set(_joined((*beside, *(utc(each.start, each.end) for each in data.availability))))
    if after == before:
        return APPLIED
    for row in stood:
        session.delete(row)
    session.flush()
    session.add_all(_row(data.referent, span) for span in sorted(after))
    session.flush()
    received.note(session, data.referent)
    mark_spans(session, received.basin, before ^ after, received.id, received.now)
    return APPLIED


def _rows(session: Session, referent: str, window: Span) -> list[AvailabilityRow]:
    """What touches the window, also by an end."""
    asked = select(AvailabilityRow).where(
        AvailabilityRow.referent == referent,
        col(AvailabilityRow.start) <= window[1],
        col(AvailabilityRow.end) >= window[0],
    )
    return list(session.exec(asked))


def _row(referent: str, span: Span) -> AvailabilityRow:
    name = uuid.uuid5(_NAMES, f"{referent}|{span[0].isoformat()}|{span[1].isoformat()}")
    return AvailabilityRow(id=str(name), referent=referent, start=span[0], end=span[1])


def _joined(spans: Iterable[tuple[datetime, datetime]]) -> Iterator[Span]:
    """The same time in intervals that do not touch."""
    held: Span | None = None
    for span in sorted(spans):
        if held is not None and span[0] <= held[1]:
            held = (held[0], max(held[1], span[1]))
        else:
            if held is not None:
                yield held
            held = span
    if held is not None:
        yield held
