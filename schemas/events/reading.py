"""A part of an event from JSON: its shape, or every fault of what it knows of it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from schemas.events.data import EventData
from schemas.events.known import known
from schemas.faults import Fault, below
from schemas.fieldfaults import field_faults
from schemas.jsontext import clean
from schemas.phrase import schema_of
from schemas.presence import absent

Read = TypeVar("Read", bound=EventData)


class Reading(Generic[Read]):
    """What was read of a part of an event."""

    __slots__ = ("faults", "tree", "value")

    def __init__(self, value: Read | None, faults: tuple[Fault, ...], tree: dict[str, Any]) -> None:
        """The shape, where there are no faults; and the tree of what the shape knows."""
        self.value = value
        self.faults = faults
        self.tree = tree


def read(shape: type[Read], tree: dict[str, Any], repeated: Iterable[Fault] = (), under: str = "") -> Reading[Read]:
    """Read a shape from the tree that stands at a pointer; `repeated` are faults of the whole text."""
    own = known(shape, tree)
    value, faults = _validated(shape, own)
    if value is None:  # what no strict reader takes hides the other faults until it is put out of the way
        flaws = clean(own)
        flawed = {flaw.pointer for flaw in flaws}
        others = _validated(shape, own)[1] if flaws else faults
        faults = (*flaws, *(fault for fault in others if fault.pointer not in flawed))
    else:
        faults = tuple(absent(value))
    placed = tuple(replace(fault, pointer=under + fault.pointer) for fault in faults)
    placed += tuple(_within(repeated, own, under))
    return Reading(None if placed else value, placed, own)


def _validated(shape: type[Read], tree: dict[str, Any]) -> tuple[Read | None, tuple[Fault, ...]]:
    try:
        return shape.model_validate_json(json.dumps(tree), by_alias=True, by_name=False), ()
    except ValidationError as error:
        return None, tuple(field_faults(error, schema_of(shape), tree))


def _within(faults: Iterable[Fault], tree: dict[str, Any], under: str) -> Iterator[Fault]:
    """Those of the faults that are about something in the tree: what is dropped unread has none."""
    waiting = list(faults)
    if waiting:
        places = {under + pointer for pointer in _pointers(tree, "")}
        yield from (fault for fault in waiting if fault.pointer in places)


def _pointers(tree: Any, at: str) -> Iterator[str]:  # noqa: ANN401 - whatever JSON holds
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in inside:
        pointer = below(at, key)
        yield pointer
        yield from _pointers(value, pointer)
