"""Salvage: as much of a broken input as can be read, as a shape with holes, so that the rest is checked as well."""

import json
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from schemas.part import HOLE
from schemas.shape import Shape

_STRICT = ConfigDict(strict=True, allow_inf_nan=False)


@dataclass(frozen=True)
class _Kind:
    """How a value is read: as a shape, as a list of elements, or else whole."""

    whole: TypeAdapter[Any]
    shape: type[Shape] | None
    element: "_Kind | None"


def salvage(shape: type[Shape], raw: dict[str, Any]) -> Shape:
    """A shape of what could be read; every field that could not holds HOLE, so it goes to `Part` and nowhere else."""
    present: set[str] = set()
    values: dict[str, object] = {}
    for name, (key, kind) in _fields(shape).items():
        if key in raw:
            present.add(name)
            values[name] = _read(kind, raw[key])
        elif shape.model_fields[name].is_required() or key not in shape.may_be_absent:
            values[name] = HOLE
    return shape.model_construct(_fields_set=present, **values)


def _read(kind: _Kind, raw: object) -> object:
    if kind.shape and isinstance(raw, dict):
        return salvage(kind.shape, raw)
    if kind.element and isinstance(raw, list):
        return tuple(_read(kind.element, element) for element in raw)
    try:
        return kind.whole.validate_json(json.dumps(raw), by_alias=True, by_name=False)
    except ValidationError:
        return HOLE


@cache
def _fields(shape: type[Shape]) -> dict[str, tuple[str, _Kind]]:
    """Key and kind of each field."""
    return {name: (field.alias or name, _kind(_annotation(field))) for name, field in shape.model_fields.items()}


def _annotation(field: FieldInfo) -> Any:  # noqa: ANN401 - whatever a field is annotated with
    """What a field is annotated with, the conditions that pydantic took off included."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _kind(annotation: Any) -> _Kind:  # noqa: ANN401 - whatever a field is annotated with
    plain = _plain(annotation)
    is_shape = isinstance(plain, type) and issubclass(plain, Shape)
    whole = TypeAdapter(annotation) if is_shape else TypeAdapter(annotation, config=_STRICT)
    element = _kind(get_args(plain)[0]) if get_origin(plain) is tuple else None
    return _Kind(whole, plain if is_shape else None, element)


def _plain(annotation: Any) -> Any:  # noqa: ANN401 - whatever a field is annotated with
    """The one class or list that an annotation is about, without conditions and without null."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        choices = [choice for choice in get_args(annotation) if choice is not type(None)]
        return _plain(choices[0]) if len(choices) == 1 else None
    return annotation
