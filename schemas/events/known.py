"""What a shape knows of a JSON value: the rest is dropped unread, however deep it stands."""

from typing import Any

from schemas.phrase import Schema, resolved, schema_of
from schemas.shape import Shape


def known(shape: type[Shape], tree: dict[str, Any], *, plain: bool = False) -> dict[str, Any]:
    """The fields of a shape, as a tree of its own; `plain`: lists and objects that stand where it has none go too."""
    root = schema_of(shape)
    return {key: _known(root, part, tree[key], plain) for key, part in root["properties"].items() if key in tree}


def _known(root: Schema, part: Schema, value: Any, plain: bool) -> Any:  # noqa: ANN401 - whatever JSON holds
    if not isinstance(value, dict | list):
        return value
    part = _chosen(root, part, value)
    if isinstance(value, dict):
        if "properties" in part:
            named = part["properties"]
            return {key: _known(root, inner, value[key], plain) for key, inner in named.items() if key in value}
        return value if "additionalProperties" in part or not plain else None
    if "items" in part:
        return [_known(root, part["items"], inner, plain) for inner in value]
    return None if plain else value


def _chosen(root: Schema, part: Schema, value: Any) -> Schema:  # noqa: ANN401 - whatever JSON holds
    """The part of a schema that a value answers to: without references, null, and kinds that its tag does not name."""
    choices = [choice for choice in part.get("anyOf", ()) if choice.get("type") != "null"]
    if len(choices) == 1:
        part = choices[0]
    if "discriminator" in part and isinstance(value, dict):
        tag = value.get(part["discriminator"]["propertyName"])
        reference = part["discriminator"]["mapping"].get(tag) if isinstance(tag, str) else None
        part = {"$ref": reference} if reference else part
    return resolved(root, part)
