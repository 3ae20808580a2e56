"""Bell: wakes whoever waits when something was written: at once in this process, within 10 ms from another."""

import os
from collections.abc import Sequence
from pathlib import Path
from threading import Condition
from time import monotonic

LOOK_SECONDS = 0.01
"""How often the files of the database are looked at for the writing of other processes."""
STILL_LOOKS = 25
"""Looks after which a waiter wakes although nothing seems to have changed: a file's time is not fine enough."""

_Seen = tuple[tuple[int, int], ...]


class Bell:
    """Rung in process; hears other processes by the files that they write, where it is given any."""

    def __init__(self, *files: Path) -> None:
        """Listen to these files; those that do not exist yet count as empty."""
        self.files: Sequence[Path] = files
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

    def written(self) -> _Seen:
        """When the files were last written, and how long they are."""
        return tuple(_state(file) for file in self.files)


class Listener:
    """Waits for a bell; used by one thread."""

    def __init__(self, bell: Bell) -> None:
        """Begin to listen."""
        self._bell = bell
        self._heard, self._seen = bell.count, bell.written()

    def wait(self, seconds: float) -> bool:
        """True as soon as something may have changed, false when the time is over."""
        until = monotonic() + seconds
        looks = 0
        while True:
            if self._changed():
                return True
            rest = until - monotonic()
            if rest <= 0:
                return False
            looks += 1
            if looks > STILL_LOOKS and self._bell.files:
                return True
            with self._bell.rung:
                if self._bell.count == self._heard:
                    self._bell.rung.wait(min(rest, LOOK_SECONDS) if self._bell.files else rest)

    def _changed(self) -> bool:
        count, seen = self._bell.count, self._bell.written()
        changed = count != self._heard or seen != self._seen
        self._heard, self._seen = count, seen
        return changed


def _state(file: Path) -> tuple[int, int]:
    try:
        state = os.stat(file)  # noqa: PTH116 - a hundred times a second
    except FileNotFoundError:
        return (0, 0)
    return (state.st_mtime_ns, state.st_size)
