"""Agents: where they may work, on what contracts, with what skills, and what they worked before."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, Text
from sqlmodel import Field

from schemas.tables.columns import Document, Key, UtcInstant
from schemas.tables.row import Row


class AgentRow(Row, table=True):
    """One person who can be put on shift."""

    id: str = Field(sa_type=Key, primary_key=True)
    """Id of the agent, in one basin only."""
    basin: str = Field(sa_type=Key, foreign_key="basin.id", ondelete="CASCADE", index=True)
    """The agent's basin, and that of all the agent's sites."""
    ordinal: int = 0
    """The agent's place among those of the basin."""
    name: str
    """Name shown to people who may see it; it never leaves the store by the bus."""
    employer: str = Field(sa_type=Key)
    """Id of the employer whose rules hold."""
    home_site: str = Field(sa_type=Key)
    """The site the agent belongs to."""
    balance_minutes: int = 0
    """Minutes worked too much so far, or too little if below 0."""
    preferences: list[dict[str, Any]] = Field(default_factory=list, sa_type=Document)
    """Wishes, as problems state them."""


class AgentSiteRow(Row, table=True):
    """A site that an agent may be sent to."""

    agent: str = Field(sa_type=Key, primary_key=True, foreign_key="agent.id", ondelete="CASCADE")
    """Who."""
    site: str = Field(sa_type=Key, primary_key=True, index=True)
    """Where."""
    ordinal: int = 0
    """The site's place among those of the agent."""


class ContractRow(Row, table=True):
    """What an agent's contract says, from a day on."""

    agent: str = Field(sa_type=Key, primary_key=True, foreign_key="agent.id", ondelete="CASCADE")
    """Whose contract it is."""
    valid_from: date = Field(primary_key=True)
    """First day on which it holds; it holds until the next one begins."""
    regime: str = Field(sa_type=Key)
    """Territorial civil service (`fpt`) or private employment (`private`)."""
    weekly_minutes: int
    """The week's target, in minutes."""
    max_weekly_minutes: int | None = None
    """Minutes never passed in a week; null: as the contract of planning says."""
    part_time: str | None = Field(default=None, sa_type=Text)
    """Weekly hours not worked for part time, in OSM `opening_hours`; null where there are none."""


class SkillRow(Row, table=True):
    """A training that an agent holds, between two days."""

    agent: str = Field(sa_type=Key, primary_key=True, foreign_key="agent.id", ondelete="CASCADE")
    """Who holds it."""
    ordinal: int = Field(primary_key=True)
    """Its place among the agent's skills."""
    code: str = Field(sa_type=Key)
    """`core`, or the id of a partner."""
    valid_from: date | None = None
    """First day on which it holds; null: always has."""
    valid_until: date | None = None
    """Last day on which it holds; null: no end."""


class UnavailabilityRow(Row, table=True):
    """An interval known beforehand in which an agent cannot be on shift; absences are a table of their own."""

    __table_args__ = (Index(None, "agent", "start"),)

    id: str = Field(sa_type=Key, primary_key=True)
    """Made from its content."""
    agent: str = Field(sa_type=Key, foreign_key="agent.id", ondelete="CASCADE")
    """Who."""
    start: datetime = Field(sa_type=UtcInstant)
    """When it begins."""
    end: datetime = Field(sa_type=UtcInstant)
    """When it ends."""
    reason: str = Field(sa_type=Key)
    """`part_time`, `training` or `meeting`."""


class WorkedWeekRow(Row, table=True):
    """What an agent worked in a week that was not planned here, as imported; weeks planned here are recounted."""

    agent: str = Field(sa_type=Key, primary_key=True, foreign_key="agent.id", ondelete="CASCADE")
    """Who."""
    week: str = Field(sa_type=Key, primary_key=True)
    """The ISO week."""
    minutes: int | None = None
    """Minutes worked in it; null where only the rest is known."""
    late_shifts: int = 0
    """Late shifts in it."""
    saturdays: int = 0
    """Saturdays worked in it."""
    last_shift_end: datetime | None = Field(default=None, sa_type=UtcInstant)
    """End of the last shift in it; null where none is known."""
