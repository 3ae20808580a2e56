"""posting: gives a message to a program by HTTP, within a time, and looks at nothing of the answer but its status."""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from planner.messages.reaching import Target

STEP_SECONDS, WHOLE_SECONDS = 5.0, 15.0
"""How long one step of a delivery may last, and all of it."""


def post(target: Target, body: bytes, headers: Mapping[str, str], context: ssl.SSLContext) -> int:
    """The status of the answer; `OSError` or `HTTPException` where none came in time."""
    connection = _Pinned(target, context)
    try:
        with _at_most(connection):
            connection.request("POST", target.path, body, dict(headers))
            return connection.getresponse().status
    finally:
        connection.close()


class _Pinned(http.client.HTTPConnection):
    """A connection to the address that was looked at, under the name that it is called by."""

    def __init__(self, target: Target, context: ssl.SSLContext) -> None:
        super().__init__(target.host, target.port, timeout=STEP_SECONDS)
        self.default_port = 443 if target.scheme == "https" else 80
        self._target, self._context = target, context

    def connect(self) -> None:
        """Go there."""
        self.sock = socket.create_connection((self._target.address, self._target.port), STEP_SECONDS)
        if self._target.scheme == "https":
            self.sock = self._context.wrap_socket(self.sock, server_hostname=self._target.host)


@contextmanager
def _at_most(connection: http.client.HTTPConnection) -> Iterator[None]:
    """Whoever answers a letter at a time is left."""

    over = threading.Event()

    def leave() -> None:
        over.set()
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(WHOLE_SECONDS, leave)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
    if over.is_set():  # what was read so far looks like a whole answer where a letter is missing
        raise TimeoutError
