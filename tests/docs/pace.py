"""pace: limits that mean as much work on a busy machine as they do on a quiet one.

A page names limits for a machine that has nothing else to do. Where others want the processor too, less is found in
them, and what the page shows is not seen: so limits grow with what a second of the processor takes just now.
"""

import re
from math import ceil
from time import monotonic, process_time

from config.settings import Settings

_LIMIT = re.compile(r"(--time-limit |BINOME_(?:SOLVE|REPLAN)_SECONDS=)(\d+)\b")
_SAMPLE = 0.2
"""Seconds of the processor that are timed."""
_MOST = 4.0
"""More than this a page has no time for."""


def slowness() -> float:
    """How many times as long as by itself everything may take; 1 on a quiet machine.

    What comes on top is counted twice: load rises as well as falls while a page is played.
    """
    began, worked = monotonic(), process_time()
    while process_time() - worked < _SAMPLE:
        pass
    return min(_MOST, max(1.0, 2 * (monotonic() - began) / _SAMPLE - 1))


def paced(command: str, times: float) -> str:
    """A command whose limits, where it names any, are so many times as long."""
    return _LIMIT.sub(lambda limit: f"{limit[1]}{ceil(int(limit[2]) * times)}", command)


def limits(times: float) -> dict[str, str]:
    """The limits that hold where a command names none, as its environment."""
    usual = {name: Settings.model_fields[name].default for name in ("solve_seconds", "replan_seconds")}
    return {f"BINOME_{name.upper()}": f"{seconds * times:.1f}" for name, seconds in usual.items()}
