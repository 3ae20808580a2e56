"""rdv_hours: when a partner's people receive, as RDV Service Public sends it (`PlageOuverture`), in our words.

It says what holds of one stretch and not what held before, nor what other stretches of the same person say: both are
given by whoever keeps them. `title` and everything else is dropped unread.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo

from pydantic import Field

from events.adapters.rdv_service_public import BEHIND, HORIZON, Meta, Numbered, Outer, named_event, parsed, wrong
from events.adapters.recurrence import days_of
from schemas.envelope import Envelope
from schemas.events.data import EventData, Span
from schemas.events.partner_availability import AvailabilitySet
from schemas.ids import BasinId, ReferentId

MODEL = "PlageOuverture"
Interval = tuple[datetime, datetime]
Hours = frozenset[Interval]
"""Intervals in UTC."""


class _Stretch(EventData):
    may_be_absent: ClassVar = frozenset({"lieu", "rrule"})

    id: Outer
    """Its number."""
    agent: Numbered
    """Who receives."""
    lieu: Numbered | None = None
    """Where; null by telephone and video."""
    first_day: date
    """Day on which it begins."""
    start_time: time
    """When it begins."""
    end_time: time
    """When it ends."""
    rrule: Annotated[str, Field(max_length=500)] | None = None
    """How it repeats, after RFC 5545."""


class HoursDelivery(EventData):
    """One delivery about a stretch of opening."""

    data: _Stretch
    """The stretch as it is now, or was when it was taken out."""
    meta: Meta
    """What happened to it."""


@dataclass(frozen=True)
class Receiving:
    """A referent, and what was told of their hours before."""

    referent: ReferentId
    """Who."""
    basin: BasinId
    """Where."""
    before: Hours
    """What the same stretch said before."""
    beside: Hours
    """What their other stretches say."""


def read_hours(body: bytes) -> HoursDelivery:
    """The delivery in a body.

    Raises:
        InvalidInput: where it is none.
    """
    return parsed(HoursDelivery, body)


def hours_of(delivery: HoursDelivery, zone: ZoneInfo, now: datetime) -> Hours:
    """When somebody receives by a stretch, from a week ago to 26 weeks ahead; none where it was taken out.

    Raises:
        InvalidInput: where it repeats by a rule that is not read, or ends before it begins.
    """
    return frozenset() if delivery.meta.event == "destroyed" else frozenset(_spans(delivery.data, zone, now))


def _spans(data: _Stretch, zone: ZoneInfo, now: datetime) -> Iterator[Interval]:
    here = now.astimezone(zone)
    for day in days_of(data.rrule, data.first_day, ((here - BEHIND).date(), (here + HORIZON).date())):
        start, end = (datetime.combine(day, clock, zone).astimezone(UTC) for clock in (data.start_time, data.end_time))
        if end <= start:
            raise wrong("/data/end_time", "an end after the start")
        yield start, end


def availability_of(delivery: HoursDelivery, who: Receiving, hours: Hours) -> tuple[Envelope, ...]:
    """What changes: each interval that is new, and each that is gone, of which other stretches may keep a part."""
    gone = sorted(who.before - hours)
    told = [(span, _kept(span, who.beside | hours)) for span in gone]
    told += [(span, (span,)) for span in sorted(hours - who.before)]
    return tuple(_set(delivery, who, window, spans) for window, spans in told)


def _set(delivery: HoursDelivery, who: Receiving, window: Interval, spans: Iterable[Interval]) -> Envelope:
    data = AvailabilitySet(
        referent=who.referent,
        window=Span(start=window[0], end=window[1]),
        availability=tuple(Span(start=start, end=end) for start, end in spans),
    )
    # The window is part of the name: of one delivery each interval has its own event.
    key = f"{who.referent}|{window[0].isoformat()}|{window[1].isoformat()}"
    return named_event(delivery.meta, delivery.data.id, key, data, who.basin).model_copy(
        update={"subject": who.referent}
    )


def _kept(window: Interval, others: Iterable[Interval]) -> tuple[Interval, ...]:
    """The part of an interval that others cover."""
    parts = sorted((max(window[0], a), min(window[1], b)) for a, b in others)
    return tuple((a, b) for a, b in parts if a < b)
