"""The bell: who waits wakes at once, and within 10 ms when another process has written."""

import sqlite3
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
