"""FileLock: one process at a time; the kernel lets go when the process ends, however it ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from events.bus import BusUnavailableError


class FileLock:
    """A lock on a file, which also says who holds it."""

    def __init__(self, path: Path) -> None:
        """Lock nothing yet."""
        self.path = path
        self._file: int | None = None

    def acquire(self) -> bool:
        """Take it; false where another process has it."""
        if self._file is not None:
            return True
        file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return False
        os.ftruncate(file, 0)
        os.pwrite(file, str(os.getpid()).encode(), 0)
        self._file = file
        return True

    def held(self) -> bool:
        """Whether this object has it; a lock on a file is not lost but by letting go."""
        return self._file is not None

    def release(self) -> None:
        """Let go of it."""
        if self._file is not None:
            os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = None

    def holder(self) -> str:
        """The process that has it, as it is named to people."""
        pid = self.path.read_text(encoding="utf-8").strip() if self.path.exists() else ""
        return f"process {pid}" if pid.isdigit() else "another process"

    def take(self) -> None:
        """Take it, or say who has it."""
        if not self.acquire():
            raise BusUnavailableError(
                f"the bus is being read by {self.holder()} (lock {self.path})\n"
                "Maybe `binome run` or `binome work` is running there: it does the work, or stop it."
            )

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Hold it for a while, or say who has it."""
        self.take()
        try:
            yield
        finally:
            self.release()
