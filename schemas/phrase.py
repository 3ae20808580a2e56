"""What may stand at a place, in words taken from the JSON Schema, so that faults and reference say what it says."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from schemas.shape import Shape

Schema = Mapping[str, Any]

FORMATS = {
    "id": "an id (1 to 200 characters, no blank in front)",
    "date": "a date such as 2026-11-30",
    "date-time": "an instant with its offset such as 2026-11-30T08:30:00+01:00",
    "wall-time": "a time of day such as 08:30, from 00:00 to 24:00",
    "iso-week": "an ISO week that exists, such as 2026-W49",
    "time-zone": "an IANA time zone such as Europe/Paris",
}
"""The words for each format of a text."""

_PLAIN = {"boolean": "true or false", "null": "null", "object": "an object"}


@cache
def schema_of(shape: type[Shape]) -> Schema:
    """The JSON Schema of a shape as files have it."""
    return shape.model_json_schema()


def follow(root: Schema, place: Sequence[str | int]) -> Schema:
    """The part of a schema that a place in a value answers to; empty where it knows no such place.

    A tag that chooses between shapes stands in a place as pydantic reports it, not in the value.
    """
    part = root
    for step in place:
        part = _step(root, resolved(root, part), step)
    return {**resolved(root, part), **part}


def resolved(root: Schema, part: Schema) -> Schema:
    """What a reference refers to, and what is not null where null may stand as well."""
    if "$ref" in part:
        known: Schema = root["$defs"][part["$ref"].rpartition("/")[2]]
        return known
    choices = [choice for choice in part.get("anyOf", ()) if choice.get("type") != "null"]
    return resolved(root, choices[0]) if len(choices) == 1 and "$ref" in choices[0] else part


def phrase(part: Schema, formats: Mapping[str, str] = FORMATS) -> str:
    """What may stand there; texts of a format are called as `formats` has it."""
    if "anyOf" in part:
        return " or ".join(phrase(choice, formats) for choice in part["anyOf"])
    if "discriminator" in part:
        tags = _one_of(part["discriminator"]["mapping"])
        return f"an object whose {part['discriminator']['propertyName']} is {tags}"
    if "enum" in part or "const" in part:
        return _one_of(part.get("enum") or [part["const"]])
    return formats.get(part.get("format", "")) or _of_type(part)


def meaning(part: Schema) -> str:
    """What it is, as the rest of a sentence."""
    text = str(part.get("description", "")).partition("\n")[0].rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def _of_type(part: Schema) -> str:
    kind = part.get("type", "object")
    if kind == "array":
        return _counted(part, "a list", "minItems", "maxItems", "element")
    if kind == "string":
        return _counted(part, "text", "minLength", "maxLength", "character")
    if kind in {"integer", "number"}:
        return ("a whole number" if kind == "integer" else "a number") + _bounds(part)
    return _PLAIN[kind]


def _one_of(values: Iterable[object]) -> str:
    *others, last = [json.dumps(value) for value in values]
    return f"{', '.join(others)} or {last}" if others else last


def _step(root: Schema, part: Schema, step: str | int) -> Schema:
    if isinstance(step, int):
        inside: Schema = part.get("items", {})
        return inside
    named: Schema = part.get("properties", {}).get(step, {})
    if named:
        return named
    reference = part.get("discriminator", {}).get("mapping", {}).get(step)
    return resolved(root, {"$ref": reference}) if reference else part.get("additionalProperties") or {}


def _bounds(part: Schema) -> str:
    low, high = part.get("minimum"), part.get("maximum")
    if low is not None and high is not None:
        return f" from {low} to {high}"
    return "" if low is None and high is None else f" from {low} up" if high is None else f" up to {high}"


def _counted(part: Schema, what: str, lowest: str, highest: str, unit: str) -> str:
    low, high = part.get(lowest), part.get(highest)
    few = f" of at least {low} {unit}" + ("s" if low != 1 else "") if low else ""
    many = f" of at most {high} {unit}s" if high else ""
    return what + (f" of {low} to {high} {unit}s" if low and high else few + many)
