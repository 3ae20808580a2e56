"""Partners, their referents, and when these can receive."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from schemas.tables.columns import Key, UtcInstant
from schemas.tables.row import Row


class PartnerRow(Row, table=True):
    """An operator such as CAF or DGFiP, as one basin knows it."""

    basin: str = Field(sa_type=Key, primary_key=True, foreign_key="basin.id", ondelete="CASCADE")
    """The basin."""
    id: str = Field(sa_type=Key, primary_key=True)
    """Id of the partner; the code of its skill as well."""
    ordinal: int = 0
    """Its place among the partners of the basin."""
    name: str
    """Name shown to people."""


class ReferentRow(Row, table=True):
    """A partner's person who receives."""

    id: str = Field(sa_type=Key, primary_key=True)
    """Id of the referent, in one basin only."""
    basin: str = Field(sa_type=Key, foreign_key="basin.id", ondelete="CASCADE", index=True)
    """The basin that the referent's time is granted to."""
    ordinal: int = 0
    """The referent's place among those of the basin."""
    partner: str = Field(sa_type=Key)
    """Whose person it is."""
    modality: str = Field(sa_type=Key)
    """How the referent receives: `video`, `on_site` or `phone`."""


class ReferentSiteRow(Row, table=True):
    """A site that a referent receives at."""

    referent: str = Field(sa_type=Key, primary_key=True, foreign_key="referent.id", ondelete="CASCADE")
    """Who."""
    site: str = Field(sa_type=Key, primary_key=True)
    """Where."""
    ordinal: int = 0
    """The site's place among those of the referent."""


class AvailabilityRow(Row, table=True):
    """An interval in which a referent can receive."""

    __table_args__ = (Index(None, "referent", "start"),)

    id: str = Field(sa_type=Key, primary_key=True)
    """Made from its content."""
    referent: str = Field(sa_type=Key, foreign_key="referent.id", ondelete="CASCADE")
    """Who."""
    start: datetime = Field(sa_type=UtcInstant)
    """When it begins."""
    end: datetime = Field(sa_type=UtcInstant)
    """When it ends."""
