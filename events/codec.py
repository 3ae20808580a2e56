"""codec: bytes to envelopes and back; what cannot be understood comes back as its faults, each with its place."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from cloudevents.core.base import BaseCloudEvent
from cloudevents.core.bindings.kafka import to_structured
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent

from events.bus import RefusedError
from events.one_stroke import CAUSED, at_one_stroke
from events.text import of_headers, tree_of
from schemas.envelope import Attributes, Caused, Envelope
from schemas.errors import InvalidInput
from schemas.events import TYPES
from schemas.events.data import EventData
from schemas.events.reading import Reading, read
from schemas.events.topic import MAX_MESSAGE_BYTES, SHORTEN_BYTES
from schemas.faults import Fault, in_order, shown
from schemas.part import Part
from schemas.salvage import salvage


class EventTooLargeError(RefusedError):
    """An event of ours that no topic takes, even without what can be left out."""

    def __init__(self, size: int, subject: str) -> None:
        """Keep the size in bytes, and what the event is about."""
        self.size = size
        self.subject = subject
        super().__init__(f"The event about {subject} has {size} bytes; a topic takes {MAX_MESSAGE_BYTES}.")


@dataclass(frozen=True)
class Refused:
    """A message that is no event of its topic, with as much of it as could be read."""

    faults: tuple[Fault, ...]
    """All that is wrong with it, in the order of the places."""
    id: str | None = None
    source: str | None = None
    type: str | None = None
    basin: str | None = None
    time: datetime | None = None


def sha256(data: bytes) -> str:
    """The hash of an event as it came: by it a repetition is told from an id that was used again."""
    return hashlib.sha256(data).hexdigest()


def decode(data: bytes | None, headers: Mapping[str, str], topic: str) -> Envelope | Refused:
    """The event in a message of a topic, or everything that is wrong with it; raises nothing, whatever comes."""
    faults = tuple(of_headers(headers))
    try:
        tree, repeated = tree_of(data)
    except InvalidInput as invalid:
        return Refused(in_order((*faults, *invalid.faults)))
    kind = tree.get("type")
    if data is not None and not faults and not repeated and isinstance(kind, str) and kind in _types_of(topic):
        whole = at_one_stroke(data, tree, kind)
        if whole is not None:
            return whole
    attributes = read(Attributes, tree, repeated)
    content, cause, within = _content(tree, attributes.tree.get("type"), topic, repeated)
    faults += (*attributes.faults, *within)
    if faults or attributes.value is None or content is None:
        return _refused(faults, attributes.tree)
    # Every part was read by its own shape, and the content by the one of its type: nothing is left to look at.
    return Envelope.model_construct(**dict(attributes.value), data=content, **dict(cause))


def encode(envelope: Envelope, tree: Mapping[str, Any] | None = None) -> tuple[bytes, dict[str, str]]:
    """The message of an event, and its headers; of the same content always the same bytes.

    `tree` is what it carries as JSON has it, where that is known already.

    Raises:
        EventTooLargeError: where even the shortened event is larger than a topic takes.
    """
    value, headers = _encoded(envelope, tree)
    if len(value) > SHORTEN_BYTES:
        value, headers = _encoded(envelope.model_copy(update={"data": envelope.data.shortened()}))
    if len(value) > MAX_MESSAGE_BYTES:
        raise EventTooLargeError(len(value), envelope.subject)
    return value, headers


def _content(
    tree: dict[str, Any], kind: object, topic: str, repeated: tuple[Fault, ...]
) -> tuple[EventData | None, Caused, tuple[Fault, ...]]:
    """What the event carries and what led to it, read as its type says where it has one of the topic's."""
    known = _types_of(topic)
    data = tree.get("data")
    faults: tuple[Fault, ...] = ()
    if "data" not in tree:
        faults += (Fault("/data", "nothing", "an object", "add what the event carries"),)
    elif not isinstance(data, dict):
        faults += (Fault("/data", shown(data), "an object", "correct what the event carries"),)
    if isinstance(kind, str) and kind not in known:
        expected = f"one of {', '.join(known)}" if known else "another topic"
        faults += (Fault("/type", shown(kind), expected, "send it to its own topic"),)
    if not isinstance(kind, str) or faults or not isinstance(data, dict):
        return None, Caused(), faults
    content = read(TYPES[kind].model, data, repeated, "/data")
    led_to = TYPES[kind].direction != "in" and not data.keys().isdisjoint(CAUSED)
    led = read(Caused, data, repeated, "/data") if led_to else Reading(Caused(), (), {})
    return content.value, led.value or Caused(), (*content.faults, *led.faults)


@cache
def _types_of(topic: str) -> tuple[str, ...]:
    return tuple(name for name, of in TYPES.items() if of.topic == topic)


def _refused(faults: tuple[Fault, ...], tree: dict[str, Any]) -> Refused:
    part = Part(salvage(Attributes, tree))
    return Refused(
        in_order(faults),
        id=part.get("id", str),
        source=part.get("source", str),
        type=part.get("type", str),
        basin=part.get("basin", str),
        time=part.get("time", datetime),
    )


class _Canonical(JSONFormat):
    """JSON with its keys in order and no blank, so that the same content has the same bytes."""

    def write(self, event: BaseCloudEvent) -> bytes:
        stated = {**event.get_attributes(), "data": event.get_data()}
        return json.dumps(stated, default=_utc_text, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _utc_text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _encoded(envelope: Envelope, tree: Mapping[str, Any] | None = None) -> tuple[bytes, dict[str, str]]:
    attributes: dict[str, Any] = {name: getattr(envelope, name) for name in Attributes.model_fields}
    data = envelope.data.model_dump(mode="json") if tree is None else dict(tree)
    if envelope.cause or envelope.cause_count:
        data |= {"cause": list(envelope.cause), "cause_count": envelope.cause_count}
    message = to_structured(CloudEvent(attributes, data), _Canonical(), lambda _: None)
    return message.value, {name: value.decode() for name, value in message.headers.items()}
