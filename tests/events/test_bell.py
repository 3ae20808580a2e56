"""The bell: who waits wakes at once, and within 10 ms when another process has written."""

import sqlite3
import threading
from pathlib import Path

from events.bell import Bell

LONG = 600.0
"""Seconds that nobody here waits: who is not woken says false at their end."""


def test_ringing_wakes_and_is_not_missed() -> None:
    """Also where it was rung before the waiting began; once for each listener."""
    bell = Bell()
    one, two = bell.listener(), bell.listener()
    bell.ring()
    assert one.wait(0)
    assert two.wait(0)
    assert not one.wait(0)
    threading.Timer(0.05, bell.ring).start()
    assert one.wait(LONG)


def test_what_another_process_writes_is_heard(tmp_path: Path) -> None:
    """In a file that may come about later; once for what was written, in time, and not before it can be read."""
    path = tmp_path / "binome.db"
    bell = Bell(path)
    listener = bell.listener()
    assert not listener.wait(0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("CREATE TABLE heard (number INTEGER)")
    assert listener.wait(0)
    for number in range(50):
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO heard VALUES (?)", (number,))
        assert not listener.wait(0)
        other.execute("COMMIT")
        assert listener.wait(0)
        assert not listener.wait(0)
    other.close()
    bell.close()


def test_whoever_only_listens_lets_the_database_be_tidied_up(tmp_path: Path) -> None:
    """No picture of its tables is held, so what is written goes into the file itself."""
    path = tmp_path / "binome.db"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("CREATE TABLE heard (number INTEGER)")
    bell = Bell(path)
    listener = bell.listener()
    other.execute("INSERT INTO heard VALUES (1)")
    assert listener.wait(0)
    assert other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() == (0, 0, 0)
    other.close()
    bell.close()
    assert [file.name for file in tmp_path.iterdir()] == ["binome.db"]


class Stopwatch(threading.Condition):
    """Passes no time, notes how much it was to pass, and has somebody ring after a while."""

    def __init__(self, bell: Bell, rung_after: int) -> None:
        super().__init__()
        self.bell, self.rung_after = bell, rung_after
        self.waits: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        """Whether somebody has rung meanwhile."""
        assert timeout is not None
        self.waits.append(timeout)
        rings = len(self.waits) == self.rung_after
        self.bell.count += rings
        return rings


def test_who_waits_looks_at_the_file_every_ten_milliseconds_and_without_one_not_at_all(tmp_path: Path) -> None:
    """A ring ends either."""
    for bell, longest in ((Bell(tmp_path / "binome.db"), 0.01), (Bell(), LONG)):
        bell.rung = stopwatch = Stopwatch(bell, rung_after=3)
        assert bell.listener().wait(LONG)
        assert len(stopwatch.waits) == 3
        assert longest * 0.9 < max(stopwatch.waits) <= longest
        bell.close()
