"""composed: what stands in a calendar, as its reader is told of it."""

import uuid
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from planner.feeds.event import Event, FeedCalendar
from planner.feeds.said import said
from planner.services.feeds.read_feed import Contents, Place
from schemas.tables.absence import AbsenceRow
from schemas.tables.seat import SeatRow

_ABSENCES = uuid.UUID("0b7f6c50-5f0e-4b8e-8f0b-8a8b1d4b2d11")
"""The namespace in which UIDs of absences are made from their ids."""
_SINCE = datetime(2020, 1, 1, tzinfo=UTC)
_NOWHERE = Place("", None)


def composed(contents: Contents) -> FeedCalendar:
    """The calendar of its reader."""
    timezone = contents.opened.timezone
    events = [event_of(seat, contents) for seat in contents.seats]
    events += [_of_absence(row, timezone) for row in contents.absences]
    return FeedCalendar(name=_name(contents), timezone=timezone, events=tuple(events))


def _name(contents: Contents) -> str:
    """A name that says which calendar it is; an agent's names nobody."""
    subject = contents.opened.subject
    match contents.opened.kind:
        case "agent":
            return "Mon planning France Services"
        case "partner":
            return f"Créneaux {contents.partners.get(subject, subject)} – bassin {contents.opened.basin}"
        case "basin":
            return f"France Services – bassin {subject}"
        case _:
            return contents.places.get(subject, _NOWHERE).name


def event_of(seat: SeatRow, contents: Contents) -> Event:
    """The event of a seat, as the reader of these contents is told of it."""
    place, told = contents.places.get(seat.site, _NOWHERE), said(seat, contents)
    whole = _whole_days(seat.start, seat.end, contents.opened.timezone) if seat.kind == "closure" else None
    start, end = whole or (seat.start, seat.end)
    return Event(
        uid=seat.uid,
        start=start,
        end=end,
        summary=told.summary,
        sequence=seat.sequence,
        made_at=seat.made_at,
        last_modified=seat.last_modified,
        description=told.description,
        location=place.name,
        position=place.position,
        category=told.category,
        cancelled=seat.cancelled_at is not None,
        busy=told.busy,
        public=contents.opened.kind == "public",
    )


def _of_absence(row: AbsenceRow, timezone: str) -> Event:
    """The reader's own absence, without a reason."""
    assert row.start is not None  # noqa: S101 - one without a time is in no range of time
    assert row.end is not None  # noqa: S101 - the same
    start, end = _whole_days(row.start, row.end, timezone) or (row.start, row.end)
    return Event(
        uid=f"{uuid.uuid5(_ABSENCES, row.id)}@binome",
        start=start,
        end=end,
        summary="Absence",
        sequence=max(0, (row.time - _SINCE) // timedelta(seconds=1)),  # it rises with each newer report, and no sooner
        made_at=row.time,
        last_modified=row.time,
        category="Absence",
        cancelled=row.cancelled,
    )


def _whole_days(start: datetime, end: datetime, timezone: str) -> tuple[date, date] | None:
    """The dates of what lasts from one midnight to another, whatever the clocks do meanwhile; None of what does not."""
    first, last = start.astimezone(ZoneInfo(timezone)), end.astimezone(ZoneInfo(timezone))
    is_whole = first.time() == last.time() == datetime.min.time() and first.date() < last.date()
    return (first.date(), last.date()) if is_whole else None
