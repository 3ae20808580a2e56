"""Revisions: the stored rosters of a week, as documents and as rows."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, Text, text
from sqlmodel import Field

from schemas.tables.columns import Document, Key, UtcInstant
from schemas.tables.row import Row


def _one(state: str) -> Index:
    """At most one revision of a week is in that state."""
    where = text(f"state = '{state}'")
    return Index(f"uq_revision_{state}", "basin", "week", unique=True, sqlite_where=where, postgresql_where=where)


def _of_a_revision() -> ForeignKeyConstraint:
    """Rows of a revision go with it."""
    key = ["basin", "week", "revision"]
    return ForeignKeyConstraint(key, [f"revision.{column}" for column in key], ondelete="CASCADE")


class RevisionRow(Row, table=True):
    """One stored roster of a week; its document is what was published, its rows are for looking things up."""

    __table_args__ = (_one("published"), _one("proposed"))

    basin: str = Field(sa_type=Key, primary_key=True, foreign_key="basin.id", ondelete="CASCADE")
    """Which basin."""
    week: str = Field(sa_type=Key, primary_key=True)
    """Which ISO week."""
    revision: int = Field(primary_key=True)
    """From 1 per basin and week, never used again."""
    version: int
    """The version of the week that it was solved for, or at which a calm look found nothing better than it."""
    state: str = Field(sa_type=Key)
    """`proposed`, `published`, `superseded` or `rejected`."""
    roster: str = Field(sa_type=Text)
    """The document, of format `binome.roster/1`."""
    short_sites: int
    """How many of its sites fall short of the label."""
    supersedes: int | None = None
    """The published revision that it takes the place of; null where there is none."""
    created_at: datetime = Field(sa_type=UtcInstant)
    """When it was stored."""
    published_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When it was given to people; null while it was not."""
    frozen_until: datetime | None = Field(default=None, sa_type=UtcInstant)
    """Until when its shifts stay; null while it was not published."""
    by: str | None = Field(default=None, sa_type=Key)
    """Opaque id of the account that published or rejected it; null where nobody had to."""
    cause: list[str] = Field(default_factory=list, sa_type=Document)
    """Ids of the events that led to it, the first 50."""
    cause_count: int = 0
    """How many events led to it."""


class ShiftRow(Row, table=True):
    """One unbroken presence of an agent at a site, in one revision."""

    __table_args__ = (_of_a_revision(), Index(None, "agent", "start"), Index(None, "site", "start"))

    basin: str = Field(sa_type=Key, primary_key=True)
    """Which basin."""
    week: str = Field(sa_type=Key, primary_key=True)
    """Which ISO week."""
    revision: int = Field(primary_key=True)
    """Which revision."""
    ordinal: int = Field(primary_key=True)
    """Its place among the shifts of the document."""
    agent: str = Field(sa_type=Key)
    """Who."""
    site: str = Field(sa_type=Key)
    """Where."""
    start: datetime = Field(sa_type=UtcInstant)
    """When it begins."""
    end: datetime = Field(sa_type=UtcInstant)
    """When it ends."""


class OpeningRow(Row, table=True):
    """One unbroken interval in which the doors of a site are open, in one revision."""

    __table_args__ = (_of_a_revision(), Index(None, "site", "start"))

    basin: str = Field(sa_type=Key, primary_key=True)
    """Which basin."""
    week: str = Field(sa_type=Key, primary_key=True)
    """Which ISO week."""
    revision: int = Field(primary_key=True)
    """Which revision."""
    ordinal: int = Field(primary_key=True)
    """Its place among the openings of the document."""
    site: str = Field(sa_type=Key)
    """Where."""
    start: datetime = Field(sa_type=UtcInstant)
    """When the doors open."""
    end: datetime = Field(sa_type=UtcInstant)
    """When they close."""


class AppointmentRow(Row, table=True):
    """One appointment, taken or on offer, in one revision."""

    __table_args__ = (
        _of_a_revision(),
        Index(None, "agent", "start"),
        Index(None, "site", "start"),
        Index(None, "appointment"),
    )

    basin: str = Field(sa_type=Key, primary_key=True)
    """Which basin."""
    week: str = Field(sa_type=Key, primary_key=True)
    """Which ISO week."""
    revision: int = Field(primary_key=True)
    """Which revision."""
    ordinal: int = Field(primary_key=True)
    """Its place among the appointments of the document."""
    appointment: str = Field(sa_type=Key)
    """Its id, which is that of its slot."""
    site: str = Field(sa_type=Key)
    """Where."""
    partner: str = Field(sa_type=Key)
    """With which partner."""
    referent: str = Field(sa_type=Key)
    """With whom."""
    agent: str | None = Field(default=None, sa_type=Key)
    """Who of the site attends; null where nobody has to, or of a withdrawn one."""
    start: datetime = Field(sa_type=UtcInstant)
    """When it begins."""
    end: datetime = Field(sa_type=UtcInstant)
    """When it ends."""
    modality: str = Field(sa_type=Key)
    """How the referent receives: `video`, `on_site` or `phone`."""
    state: str = Field(sa_type=Key)
    """`offered`, `booked` or `withdrawn`."""
    previous_start: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When a booked one began before it was moved; null where it was not."""
    previous_end: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When it ended before it was moved."""
