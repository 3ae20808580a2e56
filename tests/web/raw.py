"""raw: one request over a socket, by a client that writes nothing down."""

import socket

_SECONDS = 20.0


def asked(port: int, path: str) -> int:
    """The status that is answered."""
    with socket.create_connection(("127.0.0.1", port), _SECONDS) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n".encode())
        with connection.makefile("rb") as answer:
            return int(answer.readline().split()[1])
