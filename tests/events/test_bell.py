"""The bell: who waits wakes at once, and within 10 ms when another process has written."""

import threading
import time
from pathlib import Path

from events.bell import Bell


def test_ringing_wakes_and_is_not_missed() -> None:
    """Also where it was rung before the waiting began; once for each listener."""
    bell = Bell()
    one, two = bell.listener(), bell.listener()
    bell.ring()
    assert one.wait(0)
    assert two.wait(0)
    assert not one.wait(0)
    threading.Timer(0.05, bell.ring).start()
    began = time.monotonic()
    assert one.wait(5)
    assert time.monotonic() - began < 1


def test_what_another_process_writes_is_heard(tmp_path: Path) -> None:
    """By the file; a file that does not exist yet may come about."""
    path = tmp_path / "binome.db-wal"
    listener = Bell(path).listener()
    assert not listener.wait(0.05)
    path.write_text("x")
    assert listener.wait(0)


def test_now_and_then_it_wakes_without_a_reason(tmp_path: Path) -> None:
    """The time of a file is not fine enough to be trusted alone."""
    listener = Bell(tmp_path / "binome.db-wal").listener()
    began = time.monotonic()
    assert listener.wait(30)
    assert time.monotonic() - began < 5
