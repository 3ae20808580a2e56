"""wake: lets processes on one PostgreSQL hear of each other's commits at once; on SQLite a file's time tells them.

The database itself notifies when messages were stored (migration 0008); who waits has `Hearing` ring a bell then.
"""

from collections.abc import Callable
from threading import Event, Thread

import psycopg
from psycopg.conninfo import make_conninfo

from planner.store.engine import SILENT
from planner.store.session import Store

CHANNEL = "binome"
_LOOK_SECONDS = 0.2
"""How soon it is noticed that there is nobody left to hear."""
_AGAIN_SECONDS = 0.5
"""How long after a lost connection the next one is tried."""


class Hearing:
    """Rings when any process has committed messages; a thread of its own over a connection of its own."""

    def __init__(self, store: Store, ring: Callable[[], object]) -> None:
        """Hear nothing yet."""
        self._store, self._ring = store, ring
        self._over = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to hear, where there is something to hear: on SQLite nothing is started."""
        if not self._store.is_sqlite and self._thread is None:
            self._thread = Thread(target=self._hear, name="wake", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Hear no more."""
        self._over.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _hear(self) -> None:
        while not self._over.is_set():
            try:
                self._listen()
            except psycopg.OperationalError:
                self._over.wait(_AGAIN_SECONDS)

    def _listen(self) -> None:
        """What was stored before the connection was there was missed: so it begins by ringing."""
        address = self._store.url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(make_conninfo(address, connect_timeout=5, **SILENT), autocommit=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            self._ring()
            while not self._over.is_set():
                for _ in connection.notifies(timeout=_LOOK_SECONDS, stop_after=1):
                    self._ring()
