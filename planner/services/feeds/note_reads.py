"""note_reads: writes down when feeds were last read, and by what kind of program, for their owners."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col

from schemas.tables.feed import FeedRow


@dataclass(frozen=True)
class Read:
    """One reading."""

    feed: str
    at: datetime
    program: str
    """A word of a fixed list."""


def note_reads(session: Session, reads: Iterable[Read]) -> None:
    """Write them; a feed that is gone meanwhile is left out."""
    for read in reads:
        session.exec(update(FeedRow).where(col(FeedRow.id) == read.feed).values(read_at=read.at, read_by=read.program))
