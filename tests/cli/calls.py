"""Calling the program as a user does, and the files it is called with."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "data" / "contract"
PROBLEM = DATA / "example.problem.json"
ROSTER = DATA / "example.roster.json"
BASIN, WEEK = "38", "2026-W49"
HERE = ("--basin", BASIN, "--week", WEEK)
"""The basin and the week of the pair."""
BINOME = Path(sys.executable).with_name("binome")


@dataclass(frozen=True)
class Ended:
    """How a call ended."""

    status: int
    out: str
    err: str


def binome(*arguments: object, settings: Mapping[str, str] | None = None, given: bytes = b"") -> Ended:
    """Run the installed command in a process of its own; `given` is its standard input."""
    done = subprocess.run(  # noqa: S603 - our own command
        [BINOME, *map(str, arguments)],
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **(settings or {})},
        input=given,
        capture_output=True,
        timeout=100,
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
