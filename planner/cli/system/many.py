"""many: several processes that answer on one port, each its part of the connections; where one ends, all do."""

import os
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from tempfile import TemporaryDirectory

from planner.cli.errors import PartMissingError
from planner.cli.system.opened import on_signal, opened
from planner.cli.system.side_by_side import Shared, run_side_by_side
from planner.cli.system.threads import GRACE_SECONDS
from planner.web.listening import NotSharedError, PortTakenError, sharing

_COUNTED_IN = "PROMETHEUS_MULTIPROC_DIR"
"""Names the folder in which processes count together; prometheus_client reads it when it is imported."""
_LOOK_SECONDS = 0.5


def run_many(count: int, host: str, port: int, told: Callable[[int], None]) -> None:
    """Answer in so many processes until told to stop; `told` hears the number of the port once all of them answer.

    Raises:
        PartMissingError: where the port is not to be had or cannot be shared, or a process ended by itself.
    """
    try:
        listeners = sharing(host, port, count)
    except PortTakenError as error:
        raise PartMissingError(f"Le port n’est pas libre.\n{error}") from error
    except NotSharedError as error:
        raise PartMissingError("Ce système ne partage pas un port entre processus : n’en demandez qu’un.") from error
    number = int(listeners[0].getsockname()[1])
    with _counting_together(), _started(listeners) as (processes, answering):
        if all(map(_is_heard, answering)):
            told(number)
        wait([process.sentinel for process in processes])


@contextmanager
def _started(listeners: Sequence[socket.socket]) -> Iterator[tuple[Sequence[SpawnProcess], Sequence[Connection]]]:
    """Processes, each on its socket, and what each says once it answers; in the end all are told to stop."""
    context = get_context("spawn")  # drivers have threads, which no fork survives
    stopping = False
    processes: list[SpawnProcess] = []
    answering: list[Connection] = []

    def stop() -> None:
        nonlocal stopping
        stopping = True
        for process in processes:
            process.terminate()

    on_signal(stop)
    try:
        for listener in listeners:
            ours, theirs = context.Pipe(duplex=False)
            processes.append(context.Process(target=_answer, args=(listener, len(listeners), theirs)))
            processes[-1].start()
            listener.close()  # it is the other's alone: what nobody answers is refused, and does not wait for ever
            theirs.close()
            answering.append(ours)
        yield processes, answering
    finally:
        # Asked of what ends with a process: its exit code is there a moment later.
        broke = not stopping and bool(wait([process.sentinel for process in processes], timeout=0))
        stop()
        for process in processes:
            process.join(GRACE_SECONDS)
            process.kill()
    if broke:
        raise PartMissingError("Un des processus s’est arrêté : voir ce qu’il en dit plus haut.")


def _is_heard(answering: Connection) -> bool:
    try:
        answering.recv()
    except EOFError:
        return False
    return True


def _answer(listener: socket.socket, among: int, answering: Connection) -> None:
    """What one of them does."""

    def told(number: int) -> None:
        answering.send(number)
        answering.close()

    with opened() as parts:
        run_side_by_side(parts, (), Shared(listener, among), told, [("parent", _until_the_parent_ends)])


def _until_the_parent_ends(stopped: Callable[[], bool]) -> None:
    """Whoever started this may be killed, and says goodbye to nobody then."""
    parent = parent_process()
    while parent is not None and parent.is_alive() and not stopped():
        parent.join(_LOOK_SECONDS)


@contextmanager
def _counting_together() -> Iterator[None]:
    with TemporaryDirectory(prefix="binome-counts-") as folder:
        os.environ[_COUNTED_IN] = folder  # noqa: TID251 - it is not ours: prometheus_client reads it in each process
        try:
            yield
        finally:
            del os.environ[_COUNTED_IN]  # noqa: TID251 - the same
