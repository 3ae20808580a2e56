"""received: an event as services get it, with the basin that it belongs to and the moment at which it is handled."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from planner.store import audit
from planner.store.audit import Deed
from schemas.envelope import Envelope
from schemas.ids import EventId
from schemas.tables.basin import BasinRow


@dataclass(frozen=True)
class Received:
    """One event in hand. Its basin's row is locked."""

    event: Envelope
    basin: BasinRow
    now: datetime

    @property
    def id(self) -> EventId:
        """Id of the event: the cause of what follows from it."""
        return self.event.id

    @property
    def order(self) -> tuple[datetime, str]:
        """Of the events about one thing the greatest counts (contract of the bus, 2)."""
        return self.event.time, self.event.id

    def note(self, session: Session, subject: str, *, actor: str | None = None, **detail: object) -> None:
        """Write down that it took effect, on what, and who stands behind it."""
        action = self.event.type.removeprefix("binome.").removesuffix(".v1")
        deed = Deed(action, subject, actor or self.event.source, self.id, detail)
        audit.add(session, self.basin.id, deed, self.now)

    def is_newer_than(self, time: datetime, event: str | None) -> bool:
        """Whether it counts, where another one was here before."""
        return self.order > (time, event or "")
