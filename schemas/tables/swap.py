"""Swaps: two people who want to take each other's shift."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from schemas.tables.columns import Key, UtcInstant
from schemas.tables.row import Row


class SwapRow(Row, table=True):
    """One swap, whatever became of it."""

    __table_args__ = (Index(None, "basin", "week"), Index(None, "agent"), Index(None, "colleague"))

    id: str = Field(sa_type=Key, primary_key=True)
    """Id of the swap."""
    basin: str = Field(sa_type=Key, foreign_key="basin.id", ondelete="CASCADE")
    """Which basin."""
    week: str = Field(sa_type=Key)
    """Which ISO week."""
    agent: str = Field(sa_type=Key, foreign_key="agent.id", ondelete="CASCADE")
    """Who proposes it."""
    site: str = Field(sa_type=Key)
    """Where that one's shift is."""
    start: datetime = Field(sa_type=UtcInstant)
    """When it begins."""
    end: datetime = Field(sa_type=UtcInstant)
    """When it ends."""
    colleague: str = Field(sa_type=Key, foreign_key="agent.id", ondelete="CASCADE")
    """Whose shift is wanted for it."""
    colleague_site: str = Field(sa_type=Key)
    """Where the colleague's shift is."""
    colleague_start: datetime = Field(sa_type=UtcInstant)
    """When it begins."""
    colleague_end: datetime = Field(sa_type=UtcInstant)
    """When it ends."""
    state: str = Field(default="proposed", sa_type=Key)
    """`proposed`, `accepted` where a manager is to confirm it, `applied` or `withdrawn`."""
    made_at: datetime = Field(sa_type=UtcInstant)
    """When it was proposed."""
    changed_at: datetime = Field(sa_type=UtcInstant)
    """When anything last became of it."""
