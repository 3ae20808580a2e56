"""feed_shelf: calendars as they were last written; good until anything in their basin changes, or a day begins."""

from collections import OrderedDict
from datetime import datetime
from threading import Lock

from planner.services.feeds.read_feed import Opened
from planner.web.feed_answers import Kept

KEPT = 2000
"""Calendars that are kept as they were last written."""


class Shelf:
    """Calendars by their feed. Threads may share it."""

    def __init__(self) -> None:
        """Nothing is written yet."""
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def find(self, opened: Opened, day: datetime) -> Kept | None:
        """The calendar, where what was written is what would be written now."""
        key = _key(opened)
        with self._lock:
            kept = self._kept.get(key)
            if kept is None or (kept.version, kept.day) != (opened.version, day):
                return None
            self._kept.move_to_end(key)
            return kept

    def keep(self, opened: Opened, kept: Kept) -> None:
        """Lay down what was written."""
        with self._lock:
            self._kept[_key(opened)] = kept
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)


def _key(opened: Opened) -> str:
    return f"{opened.kind} {opened.key}"
