"""Repetition: what stands a second time among things that stand once."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from schemas.part import Part

K = TypeVar("K")


def repetitions(stated: Iterable[tuple[K | None, Part]]) -> Iterator[tuple[K, Part, str]]:
    """Everything that stands again, with the place where it stood first; what could not be read is None."""
    first: dict[K, str] = {}
    for value, part in stated:
        if value is None:
            continue
        if value in first:
            yield value, part, first[value]
        else:
            first[value] = part.pointer
