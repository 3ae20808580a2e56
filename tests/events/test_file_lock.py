"""The lock of the embedded bus: one process, named to others, and free as soon as it is dead."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from events.bus import BusUnavailableError
from events.embedded_bus import EmbeddedBus
from events.file_lock import FileLock
from tests.architecture.tree import ROOT
from tests.events.database import NOON, Tables
from tests.events.transports import topic

HOLD = """
import sys, time
from pathlib import Path
from events.file_lock import FileLock
assert FileLock(Path(sys.argv[1])).acquire()
print("held", flush=True)
time.sleep(60)
"""


def test_a_process_that_is_killed_lets_go_and_is_named_before(tmp_path: Path) -> None:
    """By the kernel, not by the process."""
    path = tmp_path / "bus.lock"
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:  # noqa: S603 - ourselves
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        lock = FileLock(path)
        assert not lock.acquire()
        with pytest.raises(BusUnavailableError, match=f"process {other.pid} "):
            lock.take()
        other.send_signal(signal.SIGKILL)
        other.wait()
    with lock.hold():
        assert lock.held()
        assert lock.holder() == f"process {os.getpid()}"
    assert not lock.held()


def test_only_one_process_reads_in_groups(tables: Tables, tmp_path: Path) -> None:
    """Its own threads share the lock; another bus may write and watch, not read in a group."""
    path = tmp_path / "bus.lock"
    one, other = (EmbeddedBus(tables.transaction, lambda: NOON, lock=FileLock(path)) for _ in range(2))
    one.create_topics([topic("t")])
    one.consumer("handlers", ["t"])
    one.consumer("planner", ["t"])
    with pytest.raises(BusUnavailableError, match="is being read by process"):
        other.consumer("handlers", ["t"])
    producer = other.producer("relay")
    producer.begin()
    producer.send("t", "k", b"x")
    producer.commit()
    one.close()
    assert len(other.consumer("handlers", ["t"]).poll(1000)) == 1
    other.close()
