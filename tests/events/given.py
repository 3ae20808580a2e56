"""Events for tests: each type's example, and what decoding says of a message."""

import copy
import json
from typing import Any

from events.codec import Refused, decode
from schemas.envelope import Envelope
from schemas.events import TYPES, full_name
from schemas.events.examples import example

HEADERS = {"content-type": "application/cloudevents+json"}
GONE = object()
"""As a value: take the key out."""


def event(short: str = "absence.reported", **edits: object) -> dict[str, Any]:
    """The example of a type as JSON has it; an edit sets a key, those of `data` after `data__`, or takes it out."""
    tree = copy.deepcopy(example(TYPES[full_name(short)]))
    for name, value in edits.items():
        holder = tree["data"] if name.startswith("data__") else tree
        key = name.removeprefix("data__")
        if value is GONE:
            del holder[key]
        else:
            holder[key] = value
    return tree


def decoded(tree: object, topic: str = "binome.absences", headers: dict[str, str] | None = None) -> Envelope | Refused:
    """What decoding makes of a tree, or of bytes."""
    data = tree if isinstance(tree, bytes) else json.dumps(tree).encode()
    return decode(data, HEADERS if headers is None else headers, topic)


def read(tree: object, topic: str = "binome.absences") -> Envelope:
    """The envelope of an event that is none to be refused."""
    envelope = decoded(tree, topic)
    assert isinstance(envelope, Envelope), envelope
    return envelope


def places(tree: object, topic: str = "binome.absences") -> list[str]:
    """The pointers of the faults; none where it is an event."""
    refused = decoded(tree, topic)
    return [fault.pointer for fault in refused.faults] if isinstance(refused, Refused) else []
