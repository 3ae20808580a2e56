"""processor: the processor time that processes have taken, which says what work costs on a busy machine too."""

import os
from collections.abc import Iterable
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def seconds_of(pids: Iterable[int]) -> float:
    """Of these processes, without those that they have started."""
    return sum(_of(pid) for pid in pids)


def started_by(pid: int) -> list[int]:
    """The processes that a process has started from its first thread, and that are still there."""
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()]


def _of(pid: int) -> float:
    """User and system time, as Linux tells it; nothing of a process that is gone."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return 0.0
    fields = told.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
