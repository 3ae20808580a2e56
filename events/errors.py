"""What the bus raises.

BusError               anything of these
EventTooLargeError     an event of ours that no topic takes
"""

from schemas.events.topic import MAX_MESSAGE_BYTES


class BusError(Exception):
    """Something about messages that cannot be done."""


class EventTooLargeError(BusError):
    """An event of ours that no topic takes, even without what can be left out."""

    def __init__(self, size: int, subject: str) -> None:
        """Keep the size in bytes, and what the event is about."""
        self.size = size
        self.subject = subject
        super().__init__(f"The event about {subject} has {size} bytes; a topic takes {MAX_MESSAGE_BYTES}.")
