"""Shape: the base of every model that stands in a file; frozen, and no unknown key passes."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from schemas.meanings import meanings


def _as_files_have_it(schema: dict[str, Any], shape: "type[Shape]") -> None:
    """Require in the JSON Schema what files must state, and say what it means.

    A default in the model serves code, not files.
    """
    texts = {field.alias or name: meanings(shape).get(name) for name, field in shape.model_fields.items()}
    stated = []
    for key, content in schema.get("properties", {}).items():
        content.pop("title", None)
        if texts.get(key) is not None:
            content.setdefault("description", texts[key])
        if key not in shape.may_be_absent:
            content.pop("default", None)
            stated.append(key)
    schema.pop("required", None)
    schema.update({"required": stated} if stated else {})


class Shape(BaseModel):
    """A frozen value with known keys only."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        hide_input_in_errors=True,
        json_schema_extra=_as_files_have_it,
    )

    may_be_absent: ClassVar[frozenset[str]] = frozenset()
    """Keys that a file may leave out; every other key stands in it, even where code may rely on a default."""
