"""pages: the documents, and the sessions that they show.

A block of the kind `console` is a session: lines that begin with `$ ` are commands, a backslash at the end continues
one, and what follows is what is seen on the terminal. A line of `…` stands for any lines, `…` within a line for
anything there. Blocks of other kinds are not run.
"""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = tuple(
    sorted(
        path.relative_to(ROOT).as_posix()
        for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md"))
    )
)
ANY = "…"
_BLOCK = re.compile(r"^( *)```console\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_MARK = "-- so ended"
SECONDS = 1100
"""For all sessions of a page; its plans have limits of their own."""


@dataclass(frozen=True)
class Step:
    """A command and what is seen after it."""

    command: str
    seen: tuple[str, ...]


@cache
def page(name: str) -> str:
    """The text of a page, by its path from the root."""
    return (ROOT / name).read_text(encoding="utf-8")


def steps(name: str) -> Iterator[Step]:
    """Every command of a page with what it shows, in order."""
    for block in _BLOCK.finditer(page(name)):
        lines = [line.removeprefix(block[1]) for line in block[2].splitlines()]
        text = "\n".join(lines).replace("\\\n", "")
        assert text.startswith("$ "), f"{name}: a session begins with a command: {text[:60]}"
        for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            command, _, seen = part.partition("\n")
            yield Step(re.sub(r"\s+", " ", command), tuple(seen.splitlines()))


def play(commands: list[str], folder: Path, settings: Mapping[str, str]) -> list[tuple[int, list[str]]]:
    """The exit status of each command and what was seen after it, all of them given to one shell in a folder."""
    script = "".join(f"{{ {command}\n}} ; so=$?; echo '{_MARK}' $so; (exit $so)\n" for command in commands)
    done = subprocess.run(
        ["/bin/bash"],
        cwd=folder,
        env={"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "LANG": "C.UTF-8", "COLUMNS": "100", **settings},
        input=script,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    parts = re.split(rf"^{_MARK} (\d+)\n", done.stdout, flags=re.MULTILINE)
    return [(int(status), seen.splitlines()) for seen, status in zip(parts[::2], parts[1::2], strict=False)]


def differs(told: tuple[str, ...], seen: list[str]) -> str:
    """Where what is seen is not what is told; empty where it is."""
    pattern = "".join(_line(line) for line in told)
    text = "".join(f"{plain(line)}\n" for line in seen)
    return "" if re.fullmatch(pattern, text) else f"told:\n{''.join(f'{line}{chr(10)}' for line in told)}seen:\n{text}"


def _line(told: str) -> str:
    if told.strip() == ANY:
        return r"(?:.*\n)*"
    return "[^\n]*".join(re.escape(part) for part in plain(told).split(ANY)) + "\n"


def plain(line: str) -> str:
    """A line with plain spaces, and none at its end."""
    return line.replace("\u00a0", " ").rstrip()
