"""serving: an application on a port, in a thread beside the work, until the block ends."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from planner.web.listening import listening
from planner.web.punctual import PATIENCE, Patience, punctual

START_SECONDS = 10.0
"""How long an application may take to begin, or to end."""
_LOOK_EVERY = 0.01


class NotStartedError(Exception):
    """The application did not begin in time."""


@contextmanager
def serving(app: ASGIApp, at: tuple[str, int] | socket.socket, patience: Patience = PATIENCE) -> Iterator[int]:
    """Answer at a host and a port, 0 for any that is free, or on what listens already; and give the port's number.

    No line is logged for a call: addresses may hold tokens. Who is slower than `patience` is left.
    """
    listener = at if isinstance(at, socket.socket) else listening(*at)
    config = uvicorn.Config(app, http=punctual(patience), log_config=None, access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True, name="health")
    thread.start()
    try:
        _wait_for(server, thread)
        yield int(listener.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(START_SECONDS)
        listener.close()


def _wait_for(server: uvicorn.Server, thread: threading.Thread) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not server.started:
        if not thread.is_alive() or time.monotonic() > deadline:
            raise NotStartedError("the pages of health did not begin")
        time.sleep(_LOOK_EVERY)
