"""rdv_service_public: absences as the State's appointment service sends them, in our words.

Its times are wall-clock times without an offset, those of the agent's basin. What an absence is called there may say
why someone is away: `title` is in no shape here and is dropped unread.
"""

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, ClassVar, Literal, TypeVar
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationError

from events.adapters.outer_time import OuterInstant
from events.adapters.recurrence import days_of
from schemas.envelope import Envelope
from schemas.errors import InvalidInput
from schemas.events import TYPE_OF
from schemas.events.absences import AbsenceCancelled, AbsenceChanged, AbsenceReported
from schemas.events.data import EventData
from schemas.faults import Fault
from schemas.ids import AbsenceId, AgentId, BasinId, EventId

SYSTEM = "rdv-service-public"
SOURCE = f"/{SYSTEM}"
"""Source of its events: what employers allow."""
HORIZON = timedelta(weeks=26)
"""How far ahead an absence that repeats is written out."""
BEHIND = timedelta(weeks=1)
"""How far back."""
_NAMES = uuid.UUID("0c7a6b5e-3d0c-5a57-9a41-6f6f0f9d2b11")
_Shape = TypeVar("_Shape", bound=EventData)
Outer = Annotated[int, Field(ge=0, lt=2**63)]


class Numbered(EventData):
    """Somebody or some place, by the number that the tool gives."""

    id: Outer
    """Its number."""


class OuterAbsence(EventData):
    """An absence, as far as it is read."""

    may_be_absent: ClassVar = frozenset({"end_day", "rrule"})

    id: Outer
    """Its number."""
    agent: Numbered
    """Who is away."""
    first_day: date
    """Day on which it begins."""
    end_day: date | None = None
    """Day on which it ends; the first where none is given."""
    start_time: time
    """When it begins."""
    end_time: time
    """When it ends."""
    rrule: Annotated[str, Field(max_length=500)] | None = None
    """How it repeats, after RFC 5545."""


class Meta(EventData):
    """What a delivery says of itself."""

    model: Annotated[str, Field(max_length=100)]
    """What it is about."""
    event: Literal["created", "updated", "destroyed"]
    """What happened to it."""
    timestamp: OuterInstant
    """When."""


class _Any(EventData):
    meta: Meta


class Delivery(EventData):
    """One delivery about an absence."""

    data: OuterAbsence
    """The absence as it is now, or was when it was taken out."""
    meta: Meta
    """What happened to it."""

    @property
    def absence(self) -> AbsenceId:
        """Our id of the absence; those of one that repeats begin with it."""
        return AbsenceId(f"{SYSTEM}/{self.data.id}")


@dataclass(frozen=True)
class Person:
    """An agent of ours."""

    agent: AgentId
    """Who."""
    basin: BasinId
    """Where."""
    zone: ZoneInfo
    """By which clock."""


def model_of(body: bytes) -> str:
    """What a delivery is about.

    Raises:
        InvalidInput: where it is none.
    """
    return parsed(_Any, body).meta.model


def read(body: bytes) -> Delivery | None:
    """The delivery in a body; None of one about something else than an absence.

    Raises:
        InvalidInput: where it is none.
    """
    return parsed(Delivery, body) if model_of(body) == "Absence" else None


def parsed(shape: type[_Shape], body: bytes) -> _Shape:
    """A body as one of the shapes of deliveries.

    Raises:
        InvalidInput: where it is not. No fault repeats what was sent.
    """
    try:
        return shape.model_validate_json(body)
    except ValidationError as error:
        places = {
            "/" + "/".join(map(str, each["loc"])) for each in error.errors(include_input=False, include_url=False)
        }
        faults = (Fault(place, "something else", "a delivery of the tool", "look at it") for place in sorted(places))
        raise InvalidInput(tuple(faults)) from None


def events_of(delivery: Delivery, person: Person, known: Collection[str], now: datetime) -> tuple[Envelope, ...]:
    """What a delivery says, one event an occurrence; of the `known` absences of its number others are cancelled.

    The same delivery always gives the same events under the same ids.

    Raises:
        InvalidInput: where it repeats by a rule that is not read, or ends before it begins.
    """
    spans = dict(_spans(delivery, person.zone, now))
    if delivery.meta.event == "destroyed":
        gone, stated = {*spans, *known}, {}
    else:
        gone, stated = set(known) - set(spans), spans
    shape = AbsenceReported if delivery.meta.event == "created" else AbsenceChanged
    told: list[tuple[str, EventData]] = [(key, AbsenceCancelled(absence=AbsenceId(key))) for key in sorted(gone)]
    for key, (start, end) in stated.items():
        told.append((key, shape(absence=AbsenceId(key), agent=person.agent, start=start, end=end)))
    return tuple(named_event(delivery.meta, delivery.data.id, key, data, person.basin) for key, data in told)


def _spans(delivery: Delivery, zone: ZoneInfo, now: datetime) -> Iterator[tuple[str, tuple[datetime, datetime]]]:
    """Each occurrence under its id, in UTC."""
    data = delivery.data
    here = now.astimezone(zone)
    length = (data.end_day or data.first_day) - data.first_day
    for day in days_of(data.rrule, data.first_day, ((here - BEHIND).date(), (here + HORIZON).date())):
        try:
            start = datetime.combine(day, data.start_time, zone).astimezone(UTC)
            end = datetime.combine(day + length, data.end_time, zone).astimezone(UTC)
        except (OverflowError, ValueError):
            raise wrong("/data/first_day", "a day that calendars have") from None
        if end <= start:
            raise wrong("/data/end_time", "an end after the start")
        yield (delivery.absence if data.rrule is None else f"{delivery.absence}/{day}"), (start, end)


def wrong(place: str, expected: str) -> InvalidInput:
    """What is said of a place that does not make sense."""
    return InvalidInput((Fault(place, "something else", expected, "correct it in the tool"),))


def named_event(meta: Meta, number: int, key: str, data: EventData, basin: BasinId) -> Envelope:
    """An event of ours about a thing of ours; of one delivery it always has the same id."""
    kind = TYPE_OF[type(data)].name
    name = "|".join((meta.model, str(number), meta.event, meta.timestamp.isoformat(), key, kind))
    return Envelope(
        id=EventId(str(uuid.uuid5(_NAMES, name))),
        source=SOURCE,
        type=kind,
        subject=key,
        time=meta.timestamp,
        basin=basin,
        data=data,
    )
