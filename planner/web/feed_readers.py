"""feed_readers: when each feed was last read, and by what kind of program; written now and then, many at once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from threading import Lock

import structlog
from sqlmodel import Session

from planner.services.feeds.note_reads import Read, note_reads
from planner.store.errors import StoreError

NOTED_EVERY = timedelta(minutes=10)
"""How exact the time of the last reading is."""
WRITTEN_EVERY = timedelta(seconds=5)
"""How often the notes are written at most."""
PROGRAMS = (
    ("google", "Google Agenda"),
    ("thunderbird", "Thunderbird"),
    ("outlook", "Outlook"),
    ("microsoft", "Outlook"),
    ("dataaccessd", "Calendrier (Apple)"),
    ("calendaragent", "Calendrier (Apple)"),
    ("ios", "Calendrier (Apple)"),
    ("mac os x", "Calendrier (Apple)"),
    ("davx", "DAVx⁵"),
    ("icsx", "ICSx⁵"),
    ("vdirsyncer", "vdirsyncer"),
)
"""What stands in the name that a program gives itself, and how its owner knows it."""
OTHER = "autre"

_log = structlog.get_logger(__name__)


def program(user_agent: str) -> str:
    """A word of a fixed list: what a program says of itself is not kept."""
    given = user_agent.lower()
    return next((name for sign, name in PROGRAMS if sign in given), OTHER)


class Readers:
    """Who reads. Threads may share it."""

    def __init__(self, transactions: Callable[[], AbstractContextManager[Session]]) -> None:
        """Nothing was read so far."""
        self._transactions, self._lock = transactions, Lock()
        self._noted: dict[str, datetime] = {}
        self._waiting: dict[str, Read] = {}
        self._written: datetime | None = None

    def note(self, feed: str, user_agent: str, now: datetime) -> None:
        """A feed was read."""
        with self._lock:
            before = self._noted.get(feed)
            if before is None or now - before >= NOTED_EVERY:
                self._noted[feed] = now
                self._waiting[feed] = Read(feed, now, program(user_agent))

    def is_due(self, now: datetime) -> bool:
        """Whether there is something to write, and the last time is long enough ago."""
        return bool(self._waiting) and (self._written is None or now - self._written >= WRITTEN_EVERY)

    def keep(self, now: datetime) -> None:
        """Write what was noted; where the store cannot, it is forgotten: nobody's calendar depends on it."""
        with self._lock:
            waiting, self._waiting, self._written = tuple(self._waiting.values()), {}, now
        try:
            with self._transactions() as session:
                note_reads(session, waiting)
        except StoreError as error:
            _log.info("feed.reads_lost", kind=type(error).__name__)
