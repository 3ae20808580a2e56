"""Cases: matters that a partner owes a site an answer to; no word of the person or the matter."""

from datetime import datetime

from sqlmodel import Field

from schemas.tables.columns import Key, UtcInstant
from schemas.tables.row import Row


class CaseRow(Row, table=True):
    """A case as it was last told of: the greatest (`time`, `event_id`) counts."""

    id: str = Field(sa_type=Key, primary_key=True)
    """Opaque id of the case."""
    basin: str = Field(sa_type=Key, index=True)
    """The basin of the site."""
    site: str = Field(sa_type=Key)
    """Which site waits."""
    partner: str = Field(sa_type=Key)
    """Which partner owes the answer."""
    deadline: datetime | None = Field(default=None, sa_type=UtcInstant)
    """By when the answer is due; null of a case that was closed before it was heard of."""
    closed: bool = False
    """Whether it was answered or is no more; the row stays as a marker."""
    slot: str | None = Field(default=None, sa_type=Key)
    """The slot that is reserved for it; null while none is."""
    time: datetime = Field(sa_type=UtcInstant)
    """When the event that counts happened."""
    event_id: str = Field(sa_type=Key)
    """Id of the event that counts."""
