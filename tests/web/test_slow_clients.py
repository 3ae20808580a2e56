"""Who sends a letter at a time, or reads nothing, makes nobody wait, and is left after a while."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Event

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from planner.web.app import web_app
from planner.web.punctual import Patience
from planner.web.serving import serving
from tests.web.api.counter import Counter
from tests.web.behind import behind_of
from tests.web.raw import asked

HASTY = Patience(arrives=0.5, reads=0.5)
SLOW = 40
HEAD = b"GET /live HTTP/1.1\r\nHost: here\r\nX-Slow: "
POST = b"POST %b HTTP/1.1\r\nHost: here\r\nContent-Type: %b\r\nContent-Length: 999\r\n\r\n"
BODY = POST % (b"/api/v1/session", b"application/json")
FORM = POST % (b"/connexion", b"application/x-www-form-urlencoded")
SECONDS = 20.0
CHUNKS, CHUNK = 400, 100_000
"""More than any machine holds for who does not read."""


@contextmanager
def connected(port: int, said: bytes = b"") -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), SECONDS) as connection:
        connection.sendall(said)
        yield connection


def is_left(connection: socket.socket, letter: bytes) -> bool:
    """Whether the other side ends it while a letter at a time is sent, long before what was announced is through."""
    connection.settimeout(0.02)
    for _ in range(1000):
        try:
            connection.sendall(letter)
            if connection.recv(1) == b"":
                return True
        except TimeoutError:
            continue
        except OSError:
            return True
    return False


@pytest.mark.parametrize("begun", [HEAD, BODY, FORM, b""], ids=["headers", "body", "form", "nothing"])
def test_others_are_answered_meanwhile(counter: Counter, begun: bytes) -> None:
    """However many there are: they wait for nobody's thread, and hold none."""
    with serving(web_app(behind_of(counter)), ("127.0.0.1", 0)) as port, ExitStack() as stack:
        for _ in range(SLOW):
            stack.enter_context(connected(port, begun))
        assert [asked(port, path) for path in ("/live", "/feeds/" + "A" * 43 + ".ics", "/api/v1/me")] == [200, 404, 401]


@pytest.mark.parametrize("begun", [HEAD, BODY, FORM], ids=["headers", "body", "form"])
def test_who_sends_a_letter_at_a_time_is_left(counter: Counter, begun: bytes) -> None:
    with serving(web_app(behind_of(counter)), ("127.0.0.1", 0), HASTY) as port:
        with connected(port, begun) as connection:
            assert is_left(connection, b"a")
        assert asked(port, "/live") == 200


def test_who_sends_nothing_is_left(counter: Counter) -> None:
    """Also after an answer, and when only what comes before a request is sent again and again."""
    whole = b"GET /live HTTP/1.1\r\nHost: here\r\n\r\n"
    with serving(web_app(behind_of(counter)), ("127.0.0.1", 0), HASTY) as port:
        with connected(port) as connection:
            assert connection.recv(1) == b""
        with connected(port, whole) as connection:
            assert connection.recv(4096).startswith(b"HTTP/1.1 200")
            assert is_left(connection, b"\r\n")


def test_who_asks_twice_on_one_connection_is_answered_twice(counter: Counter) -> None:
    """Patience begins anew with each request, even where both come in pieces."""
    with serving(web_app(behind_of(counter)), ("127.0.0.1", 0)) as port, connected(port) as connection:
        for _ in range(2):
            for part in (b"GET /live HT", b"TP/1.1\r\nHost: ", b"here\r\n\r\n"):
                connection.sendall(part)
            assert connection.recv(4096).startswith(b"HTTP/1.1 200")


def test_headers_without_end_are_not_kept(counter: Counter) -> None:
    """64 KiB of them, whatever the time."""
    with serving(web_app(behind_of(counter)), ("127.0.0.1", 0)) as port, connected(port, HEAD) as connection:
        assert is_left(connection, b"a" * 8192)


def test_who_does_not_read_the_answer_is_left() -> None:
    """With what is still to be read of it, so that it can be thrown away; who reads gets all."""
    ended = {"/read": Event(), "/unread": Event(), "/live": Event()}

    async def app(scope: Scope, _: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _chunk in range(CHUNKS if scope["path"] != "/live" else 0):
            await send({"type": "http.response.body", "body": bytes(CHUNK), "more_body": True})
        await send({"type": "http.response.body"})
        ended[scope["path"]].set()

    with serving(app, ("127.0.0.1", 0), HASTY) as port:
        with httpx.stream("GET", f"http://127.0.0.1:{port}/read", timeout=SECONDS) as answer:
            assert sum(map(len, answer.iter_bytes())) == CHUNKS * CHUNK
        with connected(port, b"GET /unread HTTP/1.1\r\nHost: here\r\n\r\n"):
            assert asked(port, "/live") == 200
            assert ended["/unread"].wait(SECONDS)
