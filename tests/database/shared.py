"""shared: one server for all processes of a test run; the first that needs it starts it, the run's end stops it."""

import fcntl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.database.server import Server, make

_NAME = "postgresql"

WATCH = """
import os, shutil, signal, sys, time
parent, folder = int(sys.argv[1]), sys.argv[2]
while os.path.isdir(folder):
    try:
        os.kill(parent, 0)
    except ProcessLookupError:
        with open(folder + "/data/postmaster.pid") as file:
            os.kill(int(file.readline()), signal.SIGQUIT)
        time.sleep(1)
        shutil.rmtree(folder, ignore_errors=True)
    time.sleep(1)
"""
"""Ends the server of a run that was killed; a run that ends by itself leaves it nothing to do."""


@contextmanager
def alone(folder: Path, what: str) -> Iterator[None]:
    """One process of the run at a time."""
    with (folder / f"{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def running(folder: Path, run_of: int) -> Server:
    """The server of this run, started where none of its processes did so before."""
    note = folder / _NAME
    with alone(folder, _NAME):
        if note.exists():
            return Server(Path(note.read_text(encoding="utf-8")))
        server = make()
        server.start()
        note.write_text(str(server.folder), encoding="utf-8")
        _watch(run_of, server)
        return server


def end(folder: Path) -> None:
    """Stop the server of this run, where there is one."""
    note = folder / _NAME
    if note.exists():
        Server(Path(note.read_text(encoding="utf-8"))).remove()
        note.unlink(missing_ok=True)  # who cleans up old runs may have been here


def _watch(run_of: int, server: Server) -> None:
    in_background = '"$0" -c "$1" "$2" "$3" </dev/null >/dev/null 2>&1 &'
    subprocess.run(  # noqa: S603 - ourselves
        ["/bin/sh", "-c", in_background, sys.executable, WATCH, str(run_of), str(server.folder)],
        start_new_session=True,
        check=True,
        cwd="/",
    )
