"""Part: one place of an input that may be broken in places; what cannot be read is passed over, not guessed at."""

from collections.abc import Iterator
from functools import cache
from typing import Final, TypeVar

from schemas.faults import Fault, below
from schemas.shape import Shape

T = TypeVar("T")


class Hole:
    """What stands in a shape where the input could not be read: it is of no kind that anybody asks for."""


HOLE: Final = Hole()


class Part:
    """A value and its place. Keys are those of the files."""

    __slots__ = ("_above", "_key", "value")

    def __init__(self, value: object, above: "Part | None" = None, key: str | int = "") -> None:
        """A part under a key or number of the one above it; without one, the whole."""
        self.value = value
        self._above = above
        self._key = key

    @property
    def pointer(self) -> str:
        """JSON pointer of the place; composed when it is asked for, since hardly any part has a fault."""
        return below(self._above.pointer, self._key) if self._above else ""

    def at(self, key: str) -> "Part":
        """The part under a key."""
        return Part(self._under(key), self, key)

    def read(self, kind: type[T]) -> T | None:
        """The value, where it is of that kind."""
        return self.value if isinstance(self.value, kind) else None

    def get(self, key: str, kind: type[T]) -> T | None:
        """The value under a key, where it is of that kind."""
        value = self._under(key)
        return value if isinstance(value, kind) else None

    def each(self, *keys: str) -> Iterator["Part"]:
        """The parts under one key after the other; of a list each element, readable or not."""
        if not keys:
            yield self
            return
        under = self.at(keys[0])
        if isinstance(under.value, tuple):
            for index, element in enumerate(under.value):
                yield from Part(element, under, index).each(*keys[1:])
        else:
            yield from under.each(*keys[1:])

    def all(self, kind: type[T], *keys: str) -> list[T] | None:
        """Every value under one key after the other; None where one of them cannot be read."""
        found = [part.read(kind) for part in self.each(*keys)]
        known = [value for value in found if value is not None]
        return known if len(known) == len(found) else None

    def fault(self, found: str, expected: str, mend: str) -> Fault:
        """A fault at this place."""
        return Fault(self.pointer, found, expected, mend)

    def _under(self, key: str) -> object:
        return getattr(self.value, _names(type(self.value))[key]) if isinstance(self.value, Shape) else HOLE


@cache
def _names(shape: type[Shape]) -> dict[str, str]:
    """The attribute of each key."""
    return {field.alias or name: name for name, field in shape.model_fields.items()}
