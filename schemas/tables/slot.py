"""Slots: appointments as partners were last told of them."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from schemas.tables.columns import Key, UtcInstant
from schemas.tables.row import Row


class SlotRow(Row, table=True):
    """An appointment that was put on offer, and what became of it."""

    __table_args__ = (Index(None, "basin", "week"), Index(None, "site", "start"), Index(None, "referent", "start"))

    id: str = Field(sa_type=Key, primary_key=True)
    """Id of the slot: of an offered one site/partner/referent/start."""
    basin: str = Field(sa_type=Key)
    """Which basin."""
    week: str = Field(sa_type=Key)
    """Which ISO week."""
    site: str = Field(sa_type=Key)
    """Where."""
    partner: str = Field(sa_type=Key)
    """With which partner."""
    referent: str = Field(sa_type=Key)
    """With whom."""
    agent: str | None = Field(default=None, sa_type=Key)
    """Who of the site attends; null where nobody has to. It never goes out to partners."""
    start: datetime = Field(sa_type=UtcInstant)
    """When it begins."""
    end: datetime = Field(sa_type=UtcInstant)
    """When it ends."""
    modality: str = Field(sa_type=Key)
    """How the referent receives: `video`, `on_site` or `phone`."""
    state: str = Field(sa_type=Key)
    """`offered`, `held`, `booked`, `moving` (a move is proposed), `cancelled`, `withdrawn`, `done` or `no_show`."""
    booking: str | None = Field(default=None, sa_type=Key)
    """The partner's reference of who took it; null while nobody did."""
    sequence: int
    """Number of the newest event of this slot; it grows by one with each."""
    revision: int
    """The revision that its newest event belongs to."""
    previous_start: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When it began before the move that is proposed or was made last; null where there was none."""
    previous_end: datetime | None = Field(default=None, sa_type=UtcInstant)
    """When it ended before that move."""
    previous_site: str | None = Field(default=None, sa_type=Key)
    """Where it was before that move; null where it stayed at its site."""
    held_for: str | None = Field(default=None, sa_type=Key)
    """The partner's reference of who is about to take it; null unless it is held."""
    held_until: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)
    """Until when it is held; null unless it is."""
    answer_by: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)
    """By when the partner is to answer to the move that is proposed; null where none is."""
    room: str | None = Field(default=None, sa_type=Key)
    """Name of its video room, not to be guessed; null where it has none. It never goes onto the bus."""
    ended_at: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)
    """When it was withdrawn or lay behind; its tombstone follows 30 days later."""
