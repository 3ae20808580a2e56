"""The envelope: the attributes of a CloudEvents 1.0 event around what it carries."""

from datetime import datetime
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, SerializeAsAny, model_validator

from schemas.events import TYPE_OF, TYPES
from schemas.events.data import Count, EventData
from schemas.events.topic import EventType
from schemas.ids import BasinId, BasinKey, EventId, EventKey
from schemas.time import Instant

OWN_SOURCE = "/binome"
"""The source of our own events."""

UNKNOWN_BASIN = BasinId("-")
"""Stands where a dead letter's basin could not be read: the attribute is required."""

MOST_CAUSES = 50
"""Ids that an event names of those that led to it; `cause_count` says how many there were."""

_Word = Annotated[str, Field(min_length=1, max_length=1000, pattern=r"^[^\x00-\x1f\x7f]+$")]


class Attributes(EventData):
    """What every event says of itself."""

    specversion: Literal["1.0"]
    """Version of CloudEvents."""
    id: EventKey
    """Id of the event; with the source it is unique for ever."""
    source: _Word
    """Who sends it, a URI reference; our own is `/binome`."""
    type: _Word
    """Type of the event, with its version at the end."""
    subject: _Word
    """What the event is about: its absence, week, slot and so on."""
    time: Instant
    """When it became so; of the facts about one thing the latest holds."""
    basin: BasinKey
    """The basin that it belongs to; it decides, whatever the message's key."""


class Caused(EventData):
    """What led to an event of ours. It stands in `data`: attributes of CloudEvents hold no lists."""

    may_be_absent: ClassVar = frozenset({"cause", "cause_count"})

    cause: tuple[EventKey, ...] = Field(default=(), max_length=MOST_CAUSES)
    """Ids of the events that led to it, 50 at most."""
    cause_count: Count = 0
    """How many events led to it."""


class Envelope(Attributes, Caused):
    """An event as the parts hand it on: attributes, what it carries, and what led to it."""

    specversion: Literal["1.0"] = "1.0"
    """Version of CloudEvents."""
    source: _Word = OWN_SOURCE
    """Who sends it."""
    data: SerializeAsAny[EventData]
    """What it carries, in the shape of its type."""

    @model_validator(mode="after")
    def _carries_what_its_type_says(self) -> Self:
        kind = TYPES.get(self.type)
        if kind is None or not isinstance(self.data, kind.model):
            raise ValueError(f"{self.type} carries no {type(self.data).__name__}")
        return self

    @property
    def kind(self) -> EventType:
        """Topic, direction and shape of its type."""
        return TYPES[self.type]


def own_event(
    data: EventData,
    *,
    id: EventId,  # noqa: A002 - the attribute's name
    subject: str,
    time: datetime,
    basin: BasinId,
    cause: tuple[EventId, ...] = (),
    cause_count: int | None = None,
) -> Envelope:
    """An event of ours; of the causes the first 50 are named, and all are counted unless the count is given."""
    return Envelope(
        id=id,
        type=TYPE_OF[type(data)].name,
        subject=subject,
        time=time,
        basin=basin,
        data=data,
        cause=cause[:MOST_CAUSES],
        cause_count=len(cause) if cause_count is None else cause_count,
    )
