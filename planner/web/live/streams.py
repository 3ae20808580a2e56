"""streams: who watches which basin, and what is new for them; one thread of a process looks for all.

Each process has its own, and all of them see what any process stored: the bell rings, and the store is read.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event, Lock, Thread

import structlog
from sqlmodel import Session

from planner.store.errors import StoreError
from planner.web.live import board
from planner.web.live.board import Plans, Reading
from planner.web.live.notices import Notice

OF_ONE, OF_ALL = 5, 200
"""Streams that one account or token may keep open, and all together, in one process."""
WAIT_SECONDS = 1.0
"""How long it is waited for the bell before it is looked whether there is anybody left to tell."""
MOST_WAITING = 1000
"""Notices that wait for a slow reader; one that is slower still begins anew."""

_log = structlog.get_logger(__name__)

Wait = Callable[[float], object]
"""Waits until something may have been stored, for so many seconds at most."""


@dataclass
class Watcher:
    """One open stream."""

    basin: str
    loop: asyncio.AbstractEventLoop
    since: int
    """The number after which everything is told to it."""
    rung: asyncio.Event = field(default_factory=asyncio.Event)
    waiting: deque[Notice] = field(default_factory=deque)
    plans: Plans = field(default_factory=dict)
    over: bool = False
    """Whether nothing more comes: the process ends, or it was too slow."""

    def tell(self, notices: Sequence[Notice], plans: Plans) -> None:
        """Called in its own loop."""
        self.waiting.extend(notices)
        self.plans = plans
        self.over = self.over or len(self.waiting) > MOST_WAITING
        self.rung.set()

    def end(self) -> None:
        """Called in its own loop."""
        self.over = True
        self.rung.set()


class TooManyError(Exception):
    """As many streams are open as may be."""


class Streams:
    """The open streams of a process."""

    def __init__(
        self,
        reading: Reading,
        clock: Callable[[], datetime],
        listen: Callable[[], Wait],
    ) -> None:
        """`listen` is called in the thread that waits, once there is somebody to tell."""
        self._reading, self._clock, self._listen = reading, clock, listen
        self._watchers: list[Watcher] = []
        self._told: dict[str, tuple[int, Plans]] = {}
        self._open: Counter[str] = Counter()
        self._lock, self._over = Lock(), Event()
        self._thread: Thread | None = None

    @classmethod
    def ended(cls) -> "Streams":
        """Those of a process that ends: a stream tells what there is, and is over."""

        def nothing() -> AbstractContextManager[Session]:
            raise AssertionError("nobody is left to tell")

        made = cls(nothing, lambda: datetime.max.replace(tzinfo=UTC), lambda: lambda _: None)
        made.close()
        return made

    @contextmanager
    def admitted(self, who: str) -> Iterator[None]:
        """Count a stream of somebody; `TooManyError` where there are enough."""
        with self._lock:
            if self._open[who] >= OF_ONE or self._open.total() >= OF_ALL:
                raise TooManyError
            self._open[who] += 1
        try:
            yield
        finally:
            with self._lock:
                self._open[who] -= 1
                self._open += Counter()  # lets go of those at 0

    @contextmanager
    def watching(
        self, basin: str, loop: asyncio.AbstractEventLoop, reading: Reading, now: datetime
    ) -> Iterator[Watcher]:
        """Watch a basin from now on."""
        with self._lock:
            since, plans = self._told.get(basin) or self._begun(basin, reading, now)
            watcher = Watcher(basin, loop, since, plans=plans)
            watcher.over = self._over.is_set()
            self._watchers.append(watcher)
            self._start()
        try:
            yield watcher
        finally:
            with self._lock:
                self._watchers.remove(watcher)
                if basin not in {each.basin for each in self._watchers}:
                    self._told.pop(basin, None)

    def close(self) -> None:
        """End every stream: who was watching asks another process, and goes on where it was."""
        self._over.set()
        with self._lock:
            for watcher in self._watchers:
                watcher.loop.call_soon_threadsafe(watcher.end)
            thread = self._thread
        if thread is not None:
            thread.join()

    def _begun(self, basin: str, reading: Reading, now: datetime) -> tuple[int, Plans]:
        with reading() as session:
            self._told[basin] = board.newest(session, basin), board.plans(session, basin, now)
        return self._told[basin]

    def _start(self) -> None:
        if self._thread is None and not self._over.is_set():
            self._thread = Thread(target=self._look, name="streams", daemon=True)
            self._thread.start()

    def _look(self) -> None:
        wait = self._listen()
        while not self._over.is_set():
            for basin in sorted({each.basin for each in tuple(self._watchers)}):
                try:
                    self._look_at(basin)
                except StoreError as error:
                    _log.warning("streams.wait", kind=type(error).__name__)
            wait(WAIT_SECONDS)

    def _look_at(self, basin: str) -> None:
        with self._lock:
            known = self._told.get(basin)
        if known is None:
            return  # nobody is left
        since, before = known
        with self._reading() as session:
            until = board.newest(session, basin)
            notices, reached = board.between(session, basin, since, until) if until > since else ((), since)
            plans = board.plans(session, basin, self._clock())
        with self._lock:
            if self._told.get(basin) != known:
                return  # all left, and others came
            self._told[basin] = reached, plans
            for watcher in self._watchers:
                if watcher.basin == basin and (notices or plans != before):
                    watcher.loop.call_soon_threadsafe(watcher.tell, notices, plans)
