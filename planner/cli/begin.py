"""begin: where the process of `binome` begins: it imports the command line, so that Ctrl-C ends that quietly too.

Nothing else is imported here: what takes its time is imported inside `main`.
"""

import os
import sys
from importlib import import_module

INTERRUPTED = 130


def main() -> None:
    """Import the command line, and run it."""
    try:
        command_line = import_module("planner.cli.main")
    except KeyboardInterrupt:
        print("Interrompu ; rien n’est à moitié fait.", file=sys.stderr, flush=True)
        os._exit(INTERRUPTED)  # nothing was begun, and half-imported modules are left as they are
    command_line.main()
