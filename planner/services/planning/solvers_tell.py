"""solvers_tell: processes that solve tell the one that asked how far they have come, while they are at it.

Each message is shorter than what a pipe takes in one piece, so several processes may write into one.
"""

import json
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Thread

import structlog

from schemas.objective import RungValue

Progressed = Callable[[str, str, RungValue, float], object]
"""Told of each rung as it is settled: basin, week, the rung, and after how many seconds."""

_log = structlog.get_logger(__name__)
_ways: list[Connection] = []
"""In a process that solves: to whom it tells."""


def hear(progressed: Progressed) -> Connection:
    """What processes tell by; it is heard until all of them, and whoever called this, have closed it."""
    ears, way = get_context("spawn").Pipe(duplex=False)
    Thread(target=_hear, args=(ears, progressed), name="progress", daemon=True).start()
    return way


def tell_by(way: Connection | None) -> None:
    """Have this process tell by that from now on."""
    _ways[:] = [] if way is None else [way]


def tell_of(basin: str, week: str, rung: RungValue, seconds: float) -> None:
    """Tell of a rung that is settled; nobody waits for whoever does not listen any more."""
    for way in _ways:
        try:
            way.send_bytes(json.dumps([basin, week, rung.model_dump(mode="json"), seconds]).encode())
        except OSError:
            _ways.clear()
            return


def _hear(ears: Connection, progressed: Progressed) -> None:
    with ears:
        while True:
            try:
                basin, week, rung, seconds = json.loads(ears.recv_bytes())
            except (EOFError, OSError):
                return
            try:
                progressed(basin, week, RungValue.model_validate(rung), seconds)
            except Exception as error:  # noqa: BLE001 - a plan does not wait for who watches it
                _log.info("progress.not_told", kind=type(error).__name__)
