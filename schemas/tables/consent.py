"""Consents to late changes."""

import datetime as dt

from sqlmodel import Field

from schemas.tables.columns import Key
from schemas.tables.row import Row


class ConsentRow(Row, table=True):
    """An agent's agreement to a late change of a date."""

    agent: str = Field(sa_type=Key, primary_key=True, foreign_key="agent.id", ondelete="CASCADE")
    """Who agreed."""
    date: dt.date = Field(primary_key=True)
    """For which date."""
