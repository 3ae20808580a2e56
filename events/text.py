"""text: the JSON object in a message's bytes, and what its headers say of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from cloudevents.core.formats.json import JSONFormat

from schemas.errors import InvalidInput
from schemas.events.topic import MAX_MESSAGE_BYTES
from schemas.faults import Fault, shown
from schemas.jsontext import loaded

Tree = dict[str, Any]

CONTENT_TYPE = JSONFormat.CONTENT_TYPE
"""What the header `content-type` of every message says."""

_SEND = "send one event in JSON, in structured mode"


def tree_of(data: bytes | None) -> tuple[Tree, tuple[Fault, ...]]:
    """The object in a message, and a fault for each key that it repeats.

    Raises:
        InvalidInput: where there is none.
    """
    if data is None:
        raise InvalidInput([Fault("", "nothing: a tombstone", "an event", _SEND)])
    if len(data) > MAX_MESSAGE_BYTES:
        raise InvalidInput([Fault("", f"{len(data)} bytes", f"at most {MAX_MESSAGE_BYTES} bytes", "send less at once")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"bytes that are no UTF-8 from byte {error.start} on"
        raise InvalidInput([Fault("", found, "a text in UTF-8", _SEND)]) from None
    if not text.strip():
        raise InvalidInput([Fault("", "nothing: the message is empty", "an event", _SEND)])
    tree, repeated = loaded(text)
    if not isinstance(tree, dict):
        raise InvalidInput([Fault("", shown(tree), "an object", _SEND)])
    return tree, repeated


def of_headers(headers: Mapping[str, str]) -> Iterator[Fault]:
    """A fault where the headers speak of another form; a message that says nothing of its form is taken at its word."""
    for name, value in headers.items():
        if name.lower() == "content-type" and value.partition(";")[0].strip().lower() != CONTENT_TYPE:
            yield Fault("", f"the header content-type with {shown(value)}", shown(CONTENT_TYPE), _SEND)
