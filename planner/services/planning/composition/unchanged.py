"""unchanged: what was composed of rows, kept for as long as they are the same: between two plans few of them change."""

from collections.abc import Callable
from typing import Generic, TypeVar

from planner.services.planning.composition.frame import Frame

MOST = 20_000
"""Things that are kept; beyond them all is composed anew."""

Rows = TypeVar("Rows")
Made = TypeVar("Made")


class Unchanged(Generic[Rows, Made]):
    """Composes what its rows and its frame decide, and nothing else. Threads may share it.

    Rows are compared by their values, so they have to be plain ones (`planner.store.plain.looked_at`).
    """

    def __init__(self, make: Callable[[Rows, Frame], Made]) -> None:
        """Keep nothing yet."""
        self._make = make
        self._kept: dict[tuple[str, str], tuple[Rows, Frame, Made]] = {}

    def __call__(self, key: str, rows: Rows, frame: Frame) -> Made:
        """What the rows make; what they made before where none of them differs."""
        kept = self._kept.get((key, frame.week))
        if kept is not None and kept[0] == rows and kept[1] == frame:
            return kept[2]
        made = self._make(rows, frame)
        if len(self._kept) >= MOST:
            self._kept.clear()
        self._kept[key, frame.week] = (rows, frame, made)
        return made
