"""child: one call of the program, in a process that has every command imported already.

What it is told comes to it as from a shell: words, environment, standard input, output and error.
"""

import os
import sys
import time
from collections.abc import Mapping
from io import TextIOWrapper
from pathlib import Path

from planner.cli.main import main

IN, OUT, ERR = "in", "out", "err"
"""Files that stand for the standard streams."""


def live(arguments: tuple[str, ...], environment: Mapping[str, str], folder: Path) -> None:
    """Run the command that is called, and end with its status."""
    os.environ.clear()  # noqa: TID251 - as whoever starts a process does
    os.environ.update(environment)  # noqa: TID251
    time.tzset()
    for number, name in enumerate((IN, OUT, ERR)):
        file = os.open(folder / name, os.O_RDWR)
        os.dup2(file, number)
        os.close(file)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - open to the end
    for stream in (sys.stdout, sys.stderr):
        assert isinstance(stream, TextIOWrapper)
        stream.reconfigure(encoding="utf-8")
    sys.argv = ["binome", *arguments]
    main()
