"""http: one `binome serve`, asked from outside by `hey`, and what came of it."""

import csv
import io
import os
import platform
import re
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.system.processor import seconds_of, started_by

HEY = "go install github.com/rakyll/hey@v0.1.5 (through the Go proxy), and its folder in PATH"
HEADS = "| what | processes | how | answers/s | p50 ms | p95 ms | p99 ms | processor ms | load | statuses |"
RULE = "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"


def made_by(command: str) -> str:
    """The line that says how a page was made: its command, and the versions of what answers."""
    own = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    versions = ", ".join([own, *(f"{name} {version(name)}" for name in ("fastapi", "uvicorn", "sqlalchemy"))])
    return f"`{command}`; {versions}."


_END_SECONDS = 60


@dataclass(frozen=True)
class Line:
    """One measurement."""

    name: str
    processes: int
    how: str
    rate: float
    p50: float
    p95: float
    p99: float
    """In milliseconds."""
    cost: float
    """Processor time of the server for an answer, in milliseconds."""
    load: float
    statuses: str

    def row(self) -> str:
        """As it stands in the page."""
        times = f"{self.p50:.1f} | {self.p95:.1f} | {self.p99:.1f}"
        measured = f"{self.rate:.0f} | {times} | {self.cost:.2f} | {self.load:.1f}"
        return f"| {self.name} | {self.processes} | {self.how} | {measured} | {self.statuses} |"


@dataclass(frozen=True)
class Served:
    """A `binome serve` that answers."""

    port: int
    pids: tuple[int, ...]
    processes: int
    """How many of them answer; beside these, several have one that started them and one that Python keeps."""

    def at(self, path: str) -> str:
        """An address."""
        return f"http://127.0.0.1:{self.port}{path}"


@contextmanager
def served(settings: Mapping[str, str], processes: int) -> Iterator[Served]:
    """One `binome serve`, until the block ends."""
    environment = {"PATH": os.defpath, "BINOME_LOG_LEVEL": "error", **settings}
    command = [str(Path(sys.executable).with_name("binome")), "serve", "--port", "0", "--processes", str(processes)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own
    try:
        assert process.stderr is not None  # noqa: S101 - piped
        for line in process.stderr:
            if (found := re.search(r":(\d+)/ready", line)) is not None:
                yield Served(int(found[1]), (process.pid, *started_by(process.pid)), processes)
                break
    finally:
        process.terminate()
        process.wait(_END_SECONDS)


def hey(
    address: str, seconds: int, connections: int, rate: float | None, headers: Mapping[str, str]
) -> "subprocess.Popen[str]":
    """`hey` at work: at a rate of all connections together, or as fast as answers come."""
    program = shutil.which("hey")
    if program is None:
        raise SystemExit(f"hey is needed: {HEY}")
    each = [] if rate is None else ["-q", f"{rate / connections:g}"]
    told = [word for name, value in headers.items() for word in ("-H", f"{name}: {value}")]
    command = [program, "-z", f"{seconds}s", "-c", str(connections), *each, *told, "-o", "csv", address]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - found above


def measured(name: str, how: str, seconds: int, server: Served, works: Sequence["subprocess.Popen[str]"]) -> Line:
    """What came of them, once they have ended."""
    before = seconds_of(server.pids)
    rows = [row for work in works for row in csv.DictReader(io.StringIO(work.communicate()[0]))]
    times = sorted(float(row["response-time"]) * 1000 for row in rows)
    at = {share: times[min(len(times) - 1, int(len(times) * share / 100))] for share in (50, 95, 99)}
    cost = (seconds_of(server.pids) - before) * 1000 / len(rows)
    statuses = Counter(row["status-code"] for row in rows)
    told = ", ".join(f"{status}: {count}" for status, count in sorted(statuses.items()))
    load = os.getloadavg()[0]
    return Line(name, server.processes, how, len(rows) / seconds, at[50], at[95], at[99], cost, load, told)
