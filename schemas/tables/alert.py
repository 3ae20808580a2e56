"""Alerts: what people must look at, raised once and cleared once."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field

from schemas.tables.columns import Document, Key, UtcInstant
from schemas.tables.row import Row


class AlertRow(Row, table=True):
    """An alert, raised or cleared."""

    __table_args__ = (Index(None, "basin", "week"),)

    id: str = Field(sa_type=Key, primary_key=True)
    """UUIDv5 of kind, basin, week, site and occurrence."""
    kind: str = Field(sa_type=Key)
    """What it is about, such as `label_short`."""
    basin: str = Field(sa_type=Key)
    """Which basin."""
    week: str | None = Field(default=None, sa_type=Key)
    """Which ISO week; null where it is about none."""
    site: str | None = Field(default=None, sa_type=Key)
    """Which site; null where it is about none, or about all."""
    occurrence: str = Field(default="", sa_type=Key)
    """What tells it from others of its kind, week and site; empty where nothing has to."""
    raised_at: datetime = Field(sa_type=UtcInstant)
    """When it was last raised."""
    cleared_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When it was cleared; null while it stands."""
    data: dict[str, Any] = Field(default_factory=dict, sa_type=Document)
    """What its event said, so that it is told again only where that changed."""
