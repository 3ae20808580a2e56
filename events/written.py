"""written: whether somebody has committed to a file of SQLite, as SQLite itself counts it."""

import sqlite3
from pathlib import Path
from threading import Lock


class Written:
    """Counts what all others commit, in this process or another.

    The times of the database's files will not do: they change when a transaction is written, and nothing of it can be
    read before the disk has it. Whoever looked in between would look no more.
    """

    def __init__(self, file: Path) -> None:
        """Open nothing yet; the file may come about later."""
        self._file = file
        self._connection: sqlite3.Connection | None = None
        self._turn = Lock()

    def count(self) -> int | None:
        """A number that differs from the one before where anything was committed meanwhile; None without a file."""
        with self._turn:
            try:
                # A result that is read to its end holds no picture of the tables, so nothing waits for this.
                return int(self._opened().execute("PRAGMA data_version").fetchall()[0][0])
            except sqlite3.Error:
                return None

    def close(self) -> None:
        """Let go of the file; whoever asks again opens it again."""
        with self._turn:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            place = f"{self._file.absolute().as_uri()}?mode=rw"  # a file that is missing is not made
            self._connection = sqlite3.connect(place, uri=True, isolation_level=None, check_same_thread=False)
        return self._connection
