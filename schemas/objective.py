"""The objective ladder: its levels and the value and proved bound of each."""

from collections.abc import Mapping
from typing import ClassVar, Literal, get_args

from schemas.shape import Shape

Level = Literal["label", "bookings", "published_hours", "stability", "service", "comfort"]
"""A rung, by name."""

LEVELS: tuple[Level, ...] = get_args(Level)
"""The rungs from the top."""


class RungValue(Shape):
    """Value and bound of one rung."""

    may_be_absent: ClassVar = frozenset({"conditional"})

    level: Level
    """Which rung."""
    value: int
    """What the roster costs on it."""
    bound: int
    """What every lawful roster costs at least, the higher rungs being as stated."""
    conditional: bool = False
    """True where a higher rung is not proved."""


def ladder(values: Mapping[Level, int], bounds: Mapping[Level, int]) -> tuple[RungValue, ...]:
    """Values beside bounds, from the top; a bound below an unproved rung is conditional, one that is not known is 0."""
    rungs: list[RungValue] = []
    proved = True
    for level in LEVELS:
        value, bound = values[level], bounds.get(level, 0)
        rungs.append(RungValue(level=level, value=value, bound=bound, conditional=not proved))
        proved = proved and value == bound
    return tuple(rungs)
