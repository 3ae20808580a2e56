"""Employers: the porteurs of a basin's agents and sites."""

from typing import Any

from sqlmodel import Field

from schemas.tables.columns import Document, Key
from schemas.tables.row import Row


class EmployerRow(Row, table=True):
    """A porteur in one basin."""

    basin: str = Field(sa_type=Key, primary_key=True, foreign_key="basin.id", ondelete="CASCADE")
    """The basin."""
    id: str = Field(sa_type=Key, primary_key=True)
    """Id of the employer."""
    ordinal: int = 0
    """Its place among the employers of the basin."""
    name: str
    """Name shown to people."""
    notice_working_days: int = 7
    """Working days before which a change of roster must be known."""
    publication: str | None = Field(default=None, sa_type=Key)
    """Which plans are published without being looked at; null: as the setting says."""
    overrides: list[dict[str, Any]] = Field(default_factory=list, sa_type=Document)
    """Figures set otherwise for a time, as problems state them."""
    sources: list[str] | None = Field(default=None, sa_type=Document)
    """Event sources that may report for its people; null: any."""
