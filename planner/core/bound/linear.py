"""linear: a linear model as plain lists, with what it costs and which rows belong to which family."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import gcd, inf


@dataclass
class Cost:
    """A rung, or a part of it, as a linear expression over columns."""

    constant: float = 0.0
    terms: dict[int, float] = field(default_factory=dict)
    unit: int = 0
    """Every value that a roster can have is a multiple of it; 0: nothing was added yet."""

    def fixed(self, minutes: int) -> None:
        """Add what no plan can change."""
        self.constant += minutes
        self.unit = gcd(self.unit, minutes)

    def add(self, column: int, factor: float) -> None:
        """Add a column so many times."""
        self.terms[column] = self.terms.get(column, 0.0) + factor

    def steps_of(self, unit: int) -> None:
        """Say that what was added comes in multiples of `unit`."""
        self.unit = gcd(self.unit, unit)


class Linear:
    """Columns between finite bounds, and rows over them."""

    def __init__(self) -> None:
        self.lower: list[float] = []
        self.upper: list[float] = []
        self.integer: list[bool] = []
        self.row_lower: list[float] = []
        self.row_upper: list[float] = []
        self.starts: list[int] = [0]
        self.index: list[int] = []
        self.value: list[float] = []
        self.families: list[tuple[str, int]] = []

    def column(self, upper: float = 1.0, lower: float = 0.0, *, integer: bool = False) -> int:
        """One more column."""
        self.lower.append(lower)
        self.upper.append(max(lower, upper))
        self.integer.append(integer)
        return len(self.lower) - 1

    def columns(self, uppers: Iterable[float]) -> int:
        """More columns from 0 up; the number of the first."""
        first = len(self.lower)
        self.upper.extend(uppers)
        count = len(self.upper) - first
        self.lower.extend([0.0] * count)
        self.integer.extend([False] * count)
        return first

    def at_most(self, cap: float, columns: Sequence[int], values: Sequence[float]) -> None:
        """One more row: the sum is `cap` at most."""
        self._row(-inf, cap, columns, values)

    def at_least(self, floor: float, columns: Sequence[int], values: Sequence[float]) -> None:
        """One more row: the sum is `floor` at least."""
        self._row(floor, inf, columns, values)

    def equal(self, value: float, columns: Sequence[int], values: Sequence[float]) -> None:
        """One more row: the sum is `value`."""
        self._row(value, value, columns, values)

    def _row(self, lower: float, upper: float, columns: Sequence[int], values: Sequence[float]) -> None:
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        self.index.extend(columns)
        self.value.extend(values)
        self.starts.append(len(self.index))

    def family(self, name: str) -> None:
        """Say which family the rows from here on belong to."""
        self.families.append((name, len(self.row_lower)))

    def family_of(self, row: int) -> str:
        """The family of a row."""
        return next((name for name, first in reversed(self.families) if first <= row), "")
