"""Presence: files state every field but those that the format lets them leave out."""

from collections.abc import Iterator
from functools import cache
from typing import get_args

from schemas.faults import Fault, below
from schemas.fieldfaults import lacking
from schemas.phrase import follow, schema_of
from schemas.shape import Shape

Place = tuple[str | int, ...]


def absent(value: object, place: Place = ()) -> Iterator[Fault]:
    """A fault for each key that is absent and may not be; fields without a default are pydantic's to miss."""
    if isinstance(value, Shape):
        yield from _absent_in(value, place)
    elif isinstance(value, tuple):
        for index, element in enumerate(value):
            if isinstance(element, Shape):
                yield from _absent_in(element, (*place, index))


def _absent_in(shape: Shape, place: Place) -> Iterator[Fault]:
    stated = shape.model_fields_set
    for name, key, needed in _fields(type(shape)):
        if name in stated:
            yield from absent(getattr(shape, name), (*place, key))
        elif needed:
            yield lacking(below("", *place, key), key, follow(schema_of(type(shape)), [key]))


@cache
def _fields(shape: type[Shape]) -> tuple[tuple[str, str, bool], ...]:
    """Name and key of each field that may have to be said of, or holds such a one; and whether its absence is."""
    keys = {name: field.alias or name for name, field in shape.model_fields.items()}
    needed = {name for name, field in shape.model_fields.items() if not field.is_required()}
    told = ((name, key, name in needed and key not in shape.may_be_absent) for name, key in keys.items())
    return tuple(each for each in told if each[2] or any(map(_fields, _within(shape.model_fields[each[0]].annotation))))


def _within(annotation: object) -> Iterator[type[Shape]]:
    """The shapes that a field may hold."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for inner in get_args(annotation):
        yield from _within(inner)
