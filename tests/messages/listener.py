"""listener: a real HTTP server of this machine that keeps what it is told and answers as it is asked to."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer

HOST = "127.0.0.1"


@dataclass
class Listener:
    """What was told, and what is answered next."""

    port: int = 0
    told: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    """Path, headers in small letters, body."""
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    """Statuses and headers of the next answers; then 204."""
    drips: bool = False
    """Whether it answers one letter at a time and never ends."""
    done: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://{HOST}:{self.port}/changes?for=e1"


@contextmanager
def listening() -> Iterator[Listener]:
    """A server that runs."""
    made = Listener()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            made.told.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            if made.drips:
                self.wfile.write(b"HTTP/1.1 204 N")
                while not made.done.wait(0.05):
                    try:
                        self.wfile.write(b"o")
                    except OSError:
                        return
                return
            status, headers = made.answers.pop(0) if made.answers else (204, {})
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    server = HTTPServer((HOST, 0), Handler)
    made.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield made
    finally:
        made.done.set()
        server.shutdown()
        thread.join()
        server.server_close()
