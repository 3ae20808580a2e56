"""Basins and the journeys between their sites."""

from sqlmodel import Field

from schemas.tables.columns import Key
from schemas.tables.row import Row


class BasinRow(Row, table=True):
    """A planning unit. A transaction that writes the outbox locks its row first, so that ids follow commits."""

    id: str = Field(sa_type=Key, primary_key=True)
    """Id of the basin; the key of its events."""
    timezone: str = Field(default="Europe/Paris", sa_type=Key)
    """IANA name of the zone of its wall-clock times."""
    slot_minutes: int = 15
    """The grid of its plans, in minutes."""
    territory: str = Field(default="metropole", sa_type=Key)
    """Whose public holidays hold: `metropole`, `alsace-moselle`, or the code of an overseas territory."""
    school_zone: str | None = Field(default=None, sa_type=Key)
    """Whose school holidays hold: A, B, C, Corse, or an overseas academy; null where none are looked at."""
    planned_ahead: bool = False
    """Whether its weeks are planned ahead without being asked for."""


class TravelRow(Row, table=True):
    """A journey that can be made within a day."""

    basin: str = Field(sa_type=Key, primary_key=True, foreign_key="basin.id", ondelete="CASCADE")
    """The basin of both sites."""
    origin: str = Field(sa_type=Key, primary_key=True)
    """The site where it begins."""
    destination: str = Field(sa_type=Key, primary_key=True)
    """The site where it ends."""
    minutes: int
    """Its length, in minutes."""
    ordinal: int = 0
    """Its place among the journeys of the basin."""
