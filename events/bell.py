"""Bell: wakes whoever waits when something was written: at once in this process, within 10 ms from another."""

from pathlib import Path
from threading import Condition
from time import monotonic

from events.written import Written

LOOK_SECONDS = 0.01
"""How often it is asked whether another process has written to the database."""

_Seen = tuple[int, int | None]


class Bell:
    """Rung in process; hears other processes by the SQLite file that they write, where it is given one."""

    def __init__(self, file: Path | None = None) -> None:
        """Listen to this file; one that does not exist yet counts as empty."""
        self.written = None if file is None else Written(file)
        self.rung = Condition()
        self.count = 0

    def ring(self) -> None:
        """Wake everybody who waits, and whoever was about to."""
        with self.rung:
            self.count += 1
            self.rung.notify_all()

    def listener(self) -> "Listener":
        """One who waits; each has its own memory of what it has heard."""
        return Listener(self)

    def heard(self) -> _Seen:
        """How often it was rung, and where the file stands."""
        return self.count, None if self.written is None else self.written.count()

    def close(self) -> None:
        """Let go of the file: the last who does tidies it up."""
        if self.written is not None:
            self.written.close()


class Listener:
    """Waits for a bell; used by one thread."""

    def __init__(self, bell: Bell) -> None:
        """Begin to listen."""
        self._bell = bell
        self._heard = bell.heard()

    def wait(self, seconds: float) -> bool:
        """True as soon as something may have changed, false when the time is over."""
        until = monotonic() + seconds
        while True:
            before, self._heard = self._heard, self._bell.heard()
            if self._heard != before:
                return True
            rest = until - monotonic()
            if rest <= 0:
                return False
            with self._bell.rung:
                if self._bell.count == self._heard[0]:
                    self._bell.rung.wait(rest if self._bell.written is None else min(rest, LOOK_SECONDS))
