"""The JSON Schema of each type: a whole event as it stands on the bus, attributes and data."""

from typing import Any

from schemas.envelope import OWN_SOURCE, Attributes, Caused
from schemas.events import TYPES, full_name
from schemas.events.topic import EventType
from schemas.phrase import Schema, schema_of

Definitions = dict[str, Schema]

OWN_REF = "#/$defs/{model}"
"""Where a schema that stands by itself keeps what it refers to."""


def event_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a type, by its short or its full name; KeyError where there is none."""
    kind = TYPES.get(name) or TYPES[full_name(name)]
    schema, definitions = parted(kind)
    own = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return {**own, "$defs": definitions} if definitions else own


def parted(kind: EventType, ref_template: str = OWN_REF) -> tuple[dict[str, Any], Definitions]:
    """The schema of a type, and apart from it what it refers to, at the place that the template says."""
    data, definitions = data_schema(kind, ref_template)
    stated = _open(schema_of(Attributes))
    properties = {**stated["properties"], "data": {"description": "What it carries.", **data}}
    properties["type"] = {"description": "Type of the event.", "const": kind.name}
    if kind.direction != "in":
        properties["source"] = {"description": "We send it.", "const": OWN_SOURCE}
    return {
        "title": kind.name,
        "description": (kind.model.__doc__ or "").strip(),
        "type": "object",
        "properties": properties,
        "required": [*stated["required"], "data"],
    }, definitions


def data_schema(kind: EventType, ref_template: str = OWN_REF) -> tuple[dict[str, Any], Definitions]:
    """The schema of what a type carries, what led to it included, and apart from it what it refers to."""
    schema = _open(kind.model.model_json_schema(ref_template=ref_template))
    definitions: Definitions = schema.pop("$defs", {})
    if kind.direction != "in":
        schema["properties"] |= schema_of(Caused)["properties"]
    del schema["title"]
    return schema, definitions


def _open(part: Any) -> Any:  # noqa: ANN401 - whatever a schema holds
    """The schema without a word against fields that it does not know: version 1 may gain some."""
    if isinstance(part, dict):
        closed = part.get("additionalProperties") is False
        return {key: _open(inner) for key, inner in part.items() if not (closed and key == "additionalProperties")}
    return [_open(inner) for inner in part] if isinstance(part, list) else part
