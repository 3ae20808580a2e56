"""punctual: a connection whose request arrives in time and whose answer is read in time, or that ends.

Nobody waits for who is slow: each connection is a few kilobytes in one loop. But who sends a letter at a time, or reads
nothing, would keep a connection for ever, and there are only so many.
"""

import asyncio
from dataclasses import dataclass
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_LEAST_READ = 16 * 1024
"""Bytes that are read meanwhile by who only reads slowly."""


@dataclass(frozen=True)
class Patience:
    """How long somebody is waited for, in seconds, and how much is listened to."""

    arrives: float = 20.0
    """Until a request has come whole, from its first byte or from the opening of the connection."""
    reads: float = 30.0
    """Until more of an answer is read that is longer than what the machine holds for who is away."""
    most_header_bytes: int = 64 * 1024
    """Address and headers together, and what comes with them."""


PATIENCE = Patience()


def punctual(patience: Patience) -> type[HttpToolsProtocol]:
    """A kind of connection of so much patience."""
    return type("Punctual", (Punctual,), {"patience": patience})


class Punctual(HttpToolsProtocol):
    """Ends a connection that is late."""

    patience = PATIENCE

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - uvicorn's own
        """As uvicorn has it."""
        super().__init__(*given, **named)
        self._arriving: asyncio.TimerHandle | None = None
        self._reading: asyncio.TimerHandle | None = None
        self._header_bytes = 0
        self._in_headers, self._answering = True, False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn's own way
        """Wait for a request from now on."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._arrived()
        self._read()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take in what comes; from the first byte of a request on it is waited for its last."""
        if self._arriving is None and not self._answering:
            self._wait()
        super().data_received(data)
        if self._in_headers:
            self._header_bytes += len(data)
            if self._header_bytes > self.patience.most_header_bytes:
                self.transport.abort()

    def on_message_begin(self) -> None:
        """A request begins."""
        self._in_headers = True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """What follows is its body, which whoever wants it counts."""
        self._in_headers, self._header_bytes = False, 0
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """It is whole; it may be answered by now, unread."""
        self._arrived()
        self._answering = not self.cycle.response_complete
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """An answer is written; it may not have been read."""
        self._answering = False
        super().on_response_complete()
        self._watch_reader()

    def pause_writing(self) -> None:
        """More is to be read than is held."""
        super().pause_writing()
        self._watch_reader()

    def resume_writing(self) -> None:
        """Most of it was read; what is left is waited for anew."""
        super().resume_writing()
        self._read()
        self._watch_reader()

    def _wait(self) -> None:
        self._arriving = self.loop.call_later(self.patience.arrives, self.transport.abort)

    def _arrived(self) -> None:
        if self._arriving is not None:
            self._arriving.cancel()
            self._arriving = None

    def _read(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _watch_reader(self) -> None:
        left = self.transport.get_write_buffer_size()
        if left and self._reading is None:
            self._reading = self.loop.call_later(self.patience.reads, self._look_at_reader, left)

    def _look_at_reader(self, before: int) -> None:
        self._reading = None
        left = self.transport.get_write_buffer_size()
        if left and left > before - _LEAST_READ:
            self.transport.abort()
        else:
            self._watch_reader()
