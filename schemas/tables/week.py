"""Weeks: where the facts of a basin's week stand, and which of them its plan knows."""

from datetime import datetime

from sqlmodel import Field

from schemas.tables.columns import Document, Key, UtcInstant
from schemas.tables.row import Row

CAUSES_KEPT = 50
"""Events that are named as the cause of something; more are only counted."""


class WeekRow(Row, table=True):
    """An ISO week of a basin. Every stored fact raises its version; a plan that knows an older one never wins."""

    basin: str = Field(sa_type=Key, primary_key=True, foreign_key="basin.id", ondelete="CASCADE")
    """Which basin."""
    week: str = Field(sa_type=Key, primary_key=True)
    """Which ISO week."""
    version: int = 0
    """How many facts were stored that a problem of this week would read."""
    planned_version: int = 0
    """The version that its newest plan was made from; below `version`, the week is stale."""
    stale_since: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)
    """Since when it has been stale; null while it is not."""
    calm: bool = False
    """Whether no fact made it stale: it is looked at once more, without hurry, because its plan was made in haste."""
    races: int = 0
    """Plans in a row that facts overtook before they were stored."""
    rejected_version: int | None = None
    """The version whose proposal was rejected: it is not proposed again until a fact changes."""
    cause: list[str] = Field(default_factory=list, sa_type=Document)
    """Ids of the events since its newest plan, the first 50."""
    cause_count: int = 0
    """How many events there were since its newest plan."""
    gone_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When the bus was told to let go of its roster; null while it is kept there."""
