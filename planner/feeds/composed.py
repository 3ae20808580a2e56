"""composed: what stands in a calendar, as its reader is told of it, in French."""

import uuid
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from planner.feeds.event import Event, FeedCalendar
from planner.services.feeds.read_feed import Contents, Place
from schemas.tables.absence import AbsenceRow
from schemas.tables.seat import SeatRow

_ABSENCES = uuid.UUID("0b7f6c50-5f0e-4b8e-8f0b-8a8b1d4b2d11")
"""The namespace in which UIDs of absences are made from their ids."""
_SINCE = datetime(2020, 1, 1, tzinfo=UTC)
_NOWHERE = Place("", None)


def composed(contents: Contents) -> FeedCalendar:
    """The calendar of its reader."""
    opened = contents.opened
    events = [_of_seat(seat, contents) for seat in contents.seats]
    events += [_of_absence(row, opened.timezone) for row in contents.absences]
    return FeedCalendar(name=_name(contents), timezone=opened.timezone, events=tuple(events))


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


def _of_seat(seat: SeatRow, contents: Contents) -> Event:
    place = contents.places.get(seat.site, _NOWHERE)
    summary, category = _said(seat, contents)
    return Event(
        uid=seat.uid,
        start=seat.start,
        end=seat.end,
        summary=summary,
        sequence=seat.sequence,
        made_at=seat.made_at,
        last_modified=seat.last_modified,
        location=place.name,
        position=place.position,
        category=category,
        cancelled=seat.cancelled_at is not None,
    )


def _said(seat: SeatRow, contents: Contents) -> tuple[str, str]:
    """What an event is called, and what kind of thing it is."""
    site = contents.places.get(seat.site, _NOWHERE).name
    detail = seat.detail
    if seat.kind == "journey":
        origin = contents.places.get(str(detail.get("origin")), _NOWHERE).name
        return f"Trajet : {origin} → {site}", "Trajet"
    if seat.kind == "appointment":
        partner = str(detail.get("partner"))
        return f"Rendez-vous {contents.partners.get(partner, partner)} – {site}", "Rendez-vous"
    if seat.kind == "training":
        return "Formation", "Formation"
    if seat.kind == "meeting":
        return "Réunion", "Réunion"
    return f"Présence – {site}", "Présence"


def _of_absence(row: AbsenceRow, timezone: str) -> Event:
    """The reader's own absence, without a reason; of whole days where it is so."""
    assert row.start is not None  # noqa: S101 - one without a time is in no range of time
    assert row.end is not None  # noqa: S101 - the same
    start, end = row.start.astimezone(ZoneInfo(timezone)), row.end.astimezone(ZoneInfo(timezone))
    whole = start.time() == end.time() == datetime.min.time() and start < end
    span: tuple[date, date] = (start.date(), end.date()) if whole else (row.start, row.end)
    return Event(
        uid=f"{uuid.uuid5(_ABSENCES, row.id)}@binome",
        start=span[0],
        end=span[1],
        summary="Absence",
        sequence=max(0, (row.time - _SINCE) // timedelta(seconds=1)),
        made_at=row.time,
        last_modified=row.time,
        category="Absence",
        cancelled=row.cancelled,
    )
