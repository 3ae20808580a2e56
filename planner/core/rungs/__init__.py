"""The rungs of the ladder, one measure a file; RUNGS is the list of them, from the top."""

from typing import Protocol

from planner.core.model.draft import Draft, Sum
from planner.core.rungs import bookings, comfort, label, published_hours, service, stability
from schemas.objective import Level


class Rung(Protocol):
    """What a module of this package offers."""

    LEVEL: Level

    def measure(self, draft: Draft) -> Sum:
        """The rung as an expression to minimise."""


RUNGS: tuple[Rung, ...] = (label, bookings, published_hours, stability, service, comfort)
