"""one_stroke: an event that has no fault, read by one shape of the whole; nothing is said of what has one."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import ValidationError, create_model

from schemas.envelope import Attributes, Caused, Envelope
from schemas.events import TYPES
from schemas.presence import absent

CAUSED = frozenset(Caused.model_fields)


def at_one_stroke(data: bytes, tree: Mapping[str, Any], kind: str) -> Envelope | None:
    """The event of a type in bytes that hold a tree; None where it is to be read part by part, for its faults."""
    try:
        whole = _whole(kind).model_validate_json(data, by_alias=True, by_name=False)
        led = _led_to(kind, tree["data"])
    except ValidationError:
        return None
    if any(absent(whole)) or any(absent(led)):
        return None
    return Envelope.model_construct(**whole.__dict__, cause=led.cause, cause_count=led.cause_count)


@cache
def _whole(kind: str) -> type[Attributes]:
    """The attributes with what an event of that type carries."""
    return create_model(f"Whole {kind}", __base__=Attributes, data=(TYPES[kind].model, ...))


def _led_to(kind: str, data: Mapping[str, Any]) -> Caused:
    """What led to an event of ours: it stands within what the event carries."""
    if TYPES[kind].direction == "in" or data.keys().isdisjoint(CAUSED):
        return Caused()
    stated = json.dumps({key: value for key, value in data.items() if key in CAUSED})
    return Caused.model_validate_json(stated, by_alias=True, by_name=False)
