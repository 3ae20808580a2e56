"""Progress: how far the plan of a week has come, while it is being made."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from schemas.tables.columns import Document, Key, UtcInstant
from schemas.tables.row import Row


class ProgressRow(Row, table=True):
    """A plan on its way; gone once it is stored."""

    basin: str = Field(sa_type=Key, primary_key=True, foreign_key="basin.id", ondelete="CASCADE")
    """Which basin."""
    week: str = Field(sa_type=Key, primary_key=True)
    """Which ISO week."""
    at: datetime = Field(sa_type=UtcInstant)
    """When it was last heard of."""
    seconds: float
    """How long it had been worked at by then."""
    rungs: list[dict[str, Any]] = Field(default_factory=list, sa_type=Document)
    """Rungs that are settled: level, value, bound."""
