"""listening: a client that keeps a stream open over a real socket, and what it hears.

with served(counter) as place, Listening(place, token) as heard:
    heard.until("begin")
"""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import httpx

from events.bell import Bell
from planner.store.session import Store
from planner.web.api.app import AT
from planner.web.app import web_app
from planner.web.live.streams import Streams
from planner.web.serving import serving
from tests.web.api.counter import BASIN, Counter
from tests.web.behind import behind_of

SECONDS = 20.0
"""After which something is not coming any more."""


@dataclass(frozen=True)
class Heard:
    """One event of a stream."""

    event: str
    data: Any
    id: str | None


@contextmanager
def served(counter: Counter, bell: Bell, *, beat_seconds: float = 15.0) -> Iterator[str]:
    """One process that answers over HTTP, and its address."""
    streams = Streams(counter.store.reading, lambda: counter.now, lambda: bell.listener().wait)
    with serving(web_app(behind_of(counter, streams=streams, beat_seconds=beat_seconds)), ("127.0.0.1", 0)) as port:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            streams.close()


def bell_of(store: Store) -> Bell:
    """A bell that hears what other processes write into a file of SQLite."""
    return Bell(Path(str(store.url.database)))


class Listening:
    """Somebody who listens."""

    def __init__(self, place: str, token: str, last: str | None = None, basin: str = BASIN) -> None:
        headers = {"authorization": f"Bearer {token}"} | ({} if last is None else {"last-event-id": last})
        self._stack = ExitStack()
        client = self._stack.enter_context(httpx.Client(timeout=SECONDS))
        self.answer = self._stack.enter_context(
            client.stream("GET", f"{place}{AT}/basins/{basin}/events", headers=headers)
        )
        self._lines = self.answer.iter_lines()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def next(self) -> Heard | None:
        """The next event; None where the stream ends. A beat is `Heard("", None, None)`."""
        found: dict[str, str] = {}
        for line in self._lines:
            if line:
                name, _, value = line.partition(":")
                found[name] = value.strip()
            elif found:
                data = json.loads(found["data"]) if "data" in found else None
                return Heard(found.get("event", ""), data, found.get("id"))
        return None

    def until(self, event: str) -> list[Heard]:
        """Everything up to the first event of that name, itself included."""
        heard: list[Heard] = []
        while (each := self.next()) is not None:
            heard.append(each)
            if each.event == event:
                return heard
        raise AssertionError(f"the stream ended without {event}: {heard}")

    def rest(self) -> list[Heard]:
        """Everything up to the end of the stream."""
        return list(iter(self.next, None))
