"""The reference page of a format, written from its JSON Schema: what each field may hold and what it means."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from schemas.phrase import FORMATS, Schema, phrase, resolved

_HEAD = """\
# {title}

{description} Schema: `schemas/{name}.schema.json`. Both are written from the shapes, by
`python -m schemas.export docs/reference`.

A key with a default may be absent; every other key stands in the file, and a key that is unknown is a fault.
"""

_SHORT = {
    "id": "id",
    "date": "date",
    "date-time": "instant",
    "wall-time": "HH:MM",
    "iso-week": "ISO week",
    "time-zone": "zone",
}
"""How a table calls a text of a format."""


_ANCHORS = {"Roster": "binomeroster1"}
"""Headings of objects that are not called as the object is."""


def page(name: str, schema: Schema, elsewhere: Mapping[str, str]) -> str:
    """The page of a format, in Markdown; `elsewhere` are the pages of objects that are described there."""
    head = _HEAD.format(name=name, title=schema["title"], description=schema["description"])
    return "\n\n".join([f"{head}\n{texts()}", *_sections(schema, elsewhere)]) + "\n"


def texts() -> str:
    """What the tables call a text of each format, and what that is."""
    return "\n".join(f"- *{_SHORT[key]}*: {text}" for key, text in FORMATS.items())


def objects(schema: Schema) -> list[str]:
    """The names of the objects in a format."""
    return [name for name, part in schema.get("$defs", {}).items() if "properties" in part]


def _sections(schema: Schema, elsewhere: Mapping[str, str]) -> Iterator[str]:
    """The format itself, then each of its objects in the order in which they are met."""
    waiting, seen = [schema], set(elsewhere)
    while waiting:
        part = waiting.pop(0)
        if part is not schema:
            yield f"## {part['title']}\n\n{part['description']}"
        yield table(schema, part, elsewhere)
        for name in named(part["properties"]):
            if name not in seen and name in objects(schema):
                seen.add(name)
                waiting.append(schema["$defs"][name])


def table(schema: Schema, part: Schema, elsewhere: Mapping[str, str]) -> str:
    """The fields of an object: what each may hold and what it means."""
    return "\n".join(
        ["| key | holds | default | means |", "| --- | --- | --- | --- |", *_rows(schema, part, elsewhere)]
    )


def _rows(schema: Schema, part: Schema, elsewhere: Mapping[str, str]) -> Iterator[str]:
    for key, field in part["properties"].items():
        default = "" if key in part.get("required", ()) else f"`{json.dumps(field['default'])}`"
        means = " ".join(field.get("description", "").split())
        yield f"| `{key}` | {_holds(schema, field, elsewhere)} | {default} | {means} |"


def _holds(schema: Schema, field: Schema, elsewhere: Mapping[str, str]) -> str:
    """What may stand there; of an object, which one."""
    if field.get("type") == "array":
        return f"{phrase(field)}, each {_holds(schema, field['items'], elsewhere)}"
    names = [name for name in named(field) if name in objects(schema)]
    if not names:
        return phrase(resolved(schema, field), _SHORT)
    links = " or ".join(f"[{name}]({elsewhere.get(name, '')}#{_ANCHORS.get(name, name.lower())})" for name in names)
    return links + (" or null" if {"type": "null"} in field.get("anyOf", ()) else "")


def named(part: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a schema holds
    """What a part of a schema refers to, in its order."""
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"].rpartition("/")[2]
        for key, inner in part.items():
            if key != "discriminator":
                yield from named(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from named(inner)
