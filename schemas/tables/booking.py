"""Bookings: appointments that were taken."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from schemas.tables.columns import Key, UtcInstant
from schemas.tables.row import Row


class BookingRow(Row, table=True):
    """An appointment that was taken. Nothing about who comes."""

    __table_args__ = (Index(None, "basin", "start"),)

    id: str = Field(sa_type=Key, primary_key=True)
    """Id of the appointment in problems and rosters: that of the slot that was booked."""
    basin: str = Field(sa_type=Key)
    """The basin of its site."""
    site: str = Field(sa_type=Key)
    """Where."""
    partner: str = Field(sa_type=Key)
    """With which partner."""
    referent: str = Field(sa_type=Key)
    """With whom."""
    modality: str = Field(sa_type=Key)
    """How the referent receives: `video`, `on_site` or `phone`."""
    start: datetime = Field(sa_type=UtcInstant)
    """When it begins, as last confirmed."""
    end: datetime = Field(sa_type=UtcInstant)
    """When it ends."""
    booking: str | None = Field(default=None, sa_type=Key, index=True)
    """The partner's own reference; null where it was imported without one."""
    cancelled: bool = False
    """Whether it was given up; it is then in no problem."""
    time: datetime = Field(sa_type=UtcInstant)
    """When the event that counts happened."""
    event_id: str | None = Field(default=None, sa_type=Key)
    """Id of the event that counts; null where it was imported."""
