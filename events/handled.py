"""handled: what became of a message, for whoever counts and for the log."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

from events.bus import Message
from events.codec import Refused
from events.log_context import about
from events.outcome import Outcome
from schemas.envelope import Envelope

REPEATED = "repeated"
"""What became of an event that had its effect before."""
UNKNOWN = "unknown"
"""Stands for the type of an event that could not be read: whoever sends it may write anything there."""


@dataclass(frozen=True)
class Handled:
    """What became of a message."""

    message: Message
    event: Envelope | Refused
    outcome: Outcome | None
    """None where the event had its effect before."""

    @property
    def type(self) -> str:
        """The event's type, where it is one of ours."""
        return self.event.type if isinstance(self.event, Envelope) else UNKNOWN

    @property
    def end(self) -> str:
        """One of the four outcomes, or that it was repeated."""
        return REPEATED if self.outcome is None else self.outcome.end


def about_event(event: Envelope | Refused) -> AbstractContextManager[None]:
    """Lines of the log are about this event until the block ends, and about the week that it names."""
    week = getattr(event.data, "week", None) if isinstance(event, Envelope) else None
    return about(event=event.id, basin=event.basin, week=week)
