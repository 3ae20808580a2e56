"""Sites: the counters of a basin, with their calendars."""

from typing import Any

from sqlalchemy import Text
from sqlmodel import Field

from schemas.tables.columns import Document, Key
from schemas.tables.row import Row


class SiteRow(Row, table=True):
    """One counter. Its calendar is OSM `opening_hours`; each week of it is made from that."""

    id: str = Field(sa_type=Key, primary_key=True)
    """Id of the site, in one basin only."""
    basin: str = Field(sa_type=Key, foreign_key="basin.id", ondelete="CASCADE", index=True)
    """Its basin."""
    ordinal: int = 0
    """Its place among the sites of the basin."""
    name: str
    """Name shown to people."""
    employer: str = Field(sa_type=Key)
    """Id of the porteur."""
    kind: str = Field(default="fixed", sa_type=Key)
    """What kind of counter it is: `fixed`, `antenna`, `multisite` or `bus`."""
    lat: float | None = None
    """Latitude in degrees; null where the place is unknown."""
    lon: float | None = None
    """Longitude in degrees."""
    commune: str | None = Field(default=None, sa_type=Key)
    """INSEE code of the commune."""
    published_hours: str = Field(sa_type=Text)
    """What the public was told, in OSM `opening_hours`; comments mark what is by appointment."""
    school_hours: str | None = Field(default=None, sa_type=Text)
    """What the public was told for school holidays; null: the same."""
    openable_hours: str = Field(sa_type=Text)
    """When the building can be open at all, in OSM `opening_hours`."""
    label: dict[str, Any] | None = Field(default=None, sa_type=Document)
    """What the label asks, as problems state it; null as there."""
    stations: int = 0
    """Confidential rooms with a video set."""
    demand: list[dict[str, Any]] = Field(default_factory=list, sa_type=Document)
    """Agents wanted on shift over a week, as problems state them."""
    partner_targets: list[dict[str, Any]] = Field(default_factory=list, sa_type=Document)
    """Appointments wanted in a week, as problems state them."""
    listed: dict[str, Any] | None = Field(default=None, sa_type=Document)
    """What the official list last said of it, its note included; null where it came with no list."""
