"""Events that wait for their agent or referent to be known here."""

from datetime import datetime

from sqlmodel import Field

from schemas.tables.columns import Key, UtcInstant
from schemas.tables.row import Row


class WaitingEventRow(Row, table=True):
    """An event of which the basin is known and the person is not; handled again once that person is imported."""

    source: str = Field(primary_key=True, sa_type=Key)
    """Who sent it."""
    event: str = Field(primary_key=True, sa_type=Key)
    """The event's id."""
    basin: str = Field(sa_type=Key, index=True)
    """The basin that it belongs to."""
    topic: str = Field(sa_type=Key)
    """The topic on which it came, or would have come."""
    time: datetime = Field(sa_type=UtcInstant)
    """The event's own time: those about one thing are handled in its order."""
    since: datetime = Field(sa_type=UtcInstant)
    """Since when it waits; after seven days it is rejected."""
    value: bytes
    """The event, with the fields that are known and no others."""
