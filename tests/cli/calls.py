"""Calling the program as a user does, and the files it is called with."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.cli.child import ERR, IN, OUT, live
from tests.forked import PROCESSES

DATA = Path(__file__).parents[1] / "data" / "contract"
PROBLEM = DATA / "example.problem.json"
ROSTER = DATA / "example.roster.json"
BASIN, WEEK = "38", "2026-W49"
HERE = ("--basin", BASIN, "--week", WEEK)
"""The basin and the week of the pair."""
BINOME = Path(sys.executable).with_name("binome")
SECONDS = 240
"""After which a call is taken not to end."""
_SHELL = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


@dataclass(frozen=True)
class Ended:
    """How a call ended."""

    status: int
    out: str
    err: str


def binome(*arguments: object, settings: Mapping[str, str] | None = None, given: bytes = b"") -> Ended:
    """Run the command in a process of its own; `given` is its standard input."""
    words, environment = tuple(map(str, arguments)), {**_SHELL, **(settings or {})}
    with TemporaryDirectory(prefix="binome-call-") as name:
        folder = Path(name)
        for stream, content in ((IN, given), (OUT, b""), (ERR, b"")):
            (folder / stream).write_bytes(content)
        process = PROCESSES.Process(target=live, args=(words, environment, folder))
        process.start()
        try:
            process.join(SECONDS)
            assert process.exitcode is not None, f"{words} goes on and on: {(folder / ERR).read_text()}"
        finally:
            process.kill()
            process.join()
        return Ended(process.exitcode, (folder / OUT).read_text(), (folder / ERR).read_text())


def installed(*arguments: object, settings: Mapping[str, str] | None = None) -> Ended:
    """The same with the program as it was installed, from the start of Python on."""
    done = subprocess.run(  # noqa: S603 - our own command
        [BINOME, *map(str, arguments)],
        env={**_SHELL, **(settings or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def the_example() -> tuple[dict[str, Any], dict[str, Any]]:
    """The contract's pair, to be spoilt."""
    return json.loads(PROBLEM.read_text()), json.loads(ROSTER.read_text())


def written(folder: Path, content: object, name: str = "problem.json") -> Path:
    """A file of that content."""
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False))
    return path


def files(folder: Path) -> set[str]:
    """Everything that lies in a folder, hidden files and those of its folders included."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}
