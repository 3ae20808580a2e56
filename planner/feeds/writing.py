"""writing: a calendar as bytes of iCalendar (RFC 5545, RFC 7986); the one module that knows `ics`.

What `ics` leaves to its callers is done here: texts are made harmless, events are sorted, instants are aware, DTSTAMP
is always there, and lines are folded at 75 octets. The same values are the same bytes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

import ics
from ics.grammar.parse import ContentLine
from ics.serializers.event_serializer import EventSerializer
from ics.serializers.icalendar_serializer import CalendarSerializer
from ics.utils import escape_string

from planner.feeds.event import Event, FeedCalendar
from planner.feeds.folding import folded
from planner.feeds.text import harmless, on_one_line

PRODUCT = "-//Binome//Binome 1//FR"
CONTENT_TYPE = "text/calendar; charset=utf-8"
"""What every client takes."""
AGAIN = "PT1H"
"""How often a client should ask again."""
TEXTS_KEPT = 20_000
"""Events that are kept as they were written."""
_GONE = "Annulé : "
"""For clients that show nothing of a STATUS."""


def written(calendar: FeedCalendar) -> bytes:
    """The calendar in UTF-8, its lines ended by CR LF and folded."""
    made = _Calendar(creator=PRODUCT)
    made.scale = "GREGORIAN"
    made.told = calendar
    made.events = [_Text(_text_in(calendar, each)) for each in _in_order(calendar.events)]
    return folded(made.serialize())


class _Serializer(CalendarSerializer):  # type: ignore[misc]  # ics states no types
    """What `ics` writes of a calendar, and after its first two lines what it does not know."""

    def serialize_2told(self, container: list[ContentLine]) -> None:  # `ics` calls it with the calendar for self
        told: FeedCalendar = self.told
        for names, text in ((("NAME", "X-WR-CALNAME"), told.name), (("DESCRIPTION", "X-WR-CALDESC"), told.description)):
            container.extend(ContentLine(name, value=escape_string(on_one_line(text))) for name in names if text)
        container.append(ContentLine("METHOD", value=told.method))  # `ics` itself would write it after the events
        if told.method != "PUBLISH":
            return  # it is taken in once, and not looked at again
        container.append(ContentLine("X-WR-TIMEZONE", value=told.timezone))
        container.append(ContentLine("REFRESH-INTERVAL", {"VALUE": ["DURATION"]}, AGAIN))
        container.append(ContentLine("X-PUBLISHED-TTL", value=AGAIN))


class _EventSerializer(EventSerializer):  # type: ignore[misc]  # ics states no types
    """As it is; but its steps are looked up once, and not for every event."""

    steps: Sequence[Callable[..., None]] = EventSerializer.get_serializers()

    @classmethod
    def get_serializers(cls) -> Sequence[Callable[..., None]]:
        """What writes each property."""
        return cls.steps


class _Event(ics.Event):  # type: ignore[misc]  # ics states no types
    class Meta:
        name = "VEVENT"
        parser = ics.Event.Meta.parser
        serializer = _EventSerializer


class _Calendar(ics.Calendar):  # type: ignore[misc]  # ics states no types
    class Meta:
        name = "VCALENDAR"
        parser = ics.Calendar.Meta.parser
        serializer = _Serializer

    told: FeedCalendar


def _in_order(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (_moment(event.start), event.uid))


@dataclass(frozen=True)
class _Text:
    """An event that is written already, as a calendar takes it."""

    text: str

    def serialize(self) -> str:
        return self.text


def _text_in(calendar: FeedCalendar, event: Event) -> str:
    """With who invites whom where somebody is invited (RFC 5546); such a text is used once, and not kept."""
    if not calendar.organizer:
        return _text(event)
    made = _event(event)
    made.extra.append(ContentLine("ORGANIZER", value=_mailto(calendar.organizer)))
    taking_part = {
        "CUTYPE": ["INDIVIDUAL"],
        "ROLE": ["REQ-PARTICIPANT"],
        "PARTSTAT": ["NEEDS-ACTION"],
        "RSVP": ["FALSE"],
    }
    made.extra.append(ContentLine("ATTENDEE", taking_part, _mailto(calendar.attendee)))
    return str(made.serialize())


def _mailto(address: str) -> str:
    """An address of e-mail as iCalendar has it; it was looked at before, and has neither blanks nor lines."""
    return f"mailto:{on_one_line(address)}"


@lru_cache(TEXTS_KEPT)
def _text(event: Event) -> str:
    """Most events of a calendar are as they were when it was last written."""
    return str(_event(event).serialize())


def _event(event: Event) -> ics.Event:
    made = _Event(
        uid=event.uid,
        name=(_GONE if event.cancelled else "") + on_one_line(event.summary),
        begin=_moment(event.start),
        end=_moment(event.end),
        created=_moment(event.last_modified),
        last_modified=_moment(event.last_modified),
        description=harmless(event.description),
        location=on_one_line(event.location),
        transparent=event.cancelled or not event.busy,
        status="CANCELLED" if event.cancelled else "CONFIRMED",
        categories=[on_one_line(event.category)] if event.category else None,
        geo=event.position,
        classification="PUBLIC" if event.public else "PRIVATE",
    )
    if event.lasts_whole_days:
        made.end = _moment(event.end) - timedelta(days=1)  # `ics` adds it again
        made.make_all_day()
    made.extra.append(ContentLine("CREATED", value=_utc(event.made_at)))
    made.extra.append(ContentLine("SEQUENCE", value=str(event.sequence)))
    made.extra.append(ContentLine("X-MICROSOFT-CDO-BUSYSTATUS", value="FREE" if made.transparent else "BUSY"))
    return made


def _moment(when: datetime | date) -> datetime:
    """An instant in UTC, which `ics` takes as it is meant; the midnight of a date.

    Raises:
        ValueError: of a time without offset: nobody knows when that is.
    """
    if not isinstance(when, datetime):
        return datetime(when.year, when.month, when.day, tzinfo=UTC)
    if when.utcoffset() is None:
        raise ValueError(f"{when.isoformat()} has no offset")
    return when.astimezone(UTC)


def _utc(when: datetime) -> str:
    return f"{_moment(when):%Y%m%dT%H%M%SZ}"
