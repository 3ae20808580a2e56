"""listening: the sockets on which a port is answered, by one process or by several that share it."""

import socket
from collections.abc import Sequence


class PortTakenError(Exception):
    """The port cannot be listened on; Maybe another process has it."""


class NotSharedError(Exception):
    """This system does not share out the connections to a port among processes."""


def listening(host: str, port: int) -> socket.socket:
    """A socket of a port, 0 for any that is free; `PortTakenError` where another process has it."""
    return _bound(_socket(host), host, port)


def sharing(host: str, port: int, count: int) -> Sequence[socket.socket]:
    """As many sockets of one port: the system gives each its part of the connections.

    Raises:
        PortTakenError: where somebody else has the port, also one who would share it.
        NotSharedError: where the system cannot.
    """
    if not hasattr(socket, "SO_REUSEPORT"):
        raise NotSharedError("SO_REUSEPORT")
    with listening(
        host, port
    ) as alone:  # whoever has the port refuses this one, though it would share with its own kind
        number = int(alone.getsockname()[1])
    return [_shared(host, number) for _ in range(count)]


def _shared(host: str, port: int) -> socket.socket:
    listener = _socket(host)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    return _bound(listener, host, port)


def _socket(host: str) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(
        socket.SOL_SOCKET, socket.SO_REUSEADDR, 1
    )  # what is left of an earlier process holds nothing up
    return listener


def _bound(listener: socket.socket, host: str, port: int) -> socket.socket:
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise PortTakenError(f"{host}:{port}: {error.strerror}") from error
    return listener
