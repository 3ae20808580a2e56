"""threads: the parts of a process side by side, each in its thread, until told to stop."""

import threading
from collections.abc import Callable, Sequence

import structlog

TIMER_SECONDS = 0.5
"""How often the clock is looked at."""
GRACE_SECONDS = 20.0
"""How long a part may take to end what it has in hand."""

Part = Callable[[Callable[[], bool]], None]
"""Runs until it is told to stop."""

_log = structlog.get_logger(__name__)


class Threads:
    """Runs parts side by side. Where one breaks, all are stopped: whoever watches the process starts it again."""

    def __init__(self) -> None:
        """Nothing runs yet."""
        self.stopping = threading.Event()
        self.broken: BaseException | None = None

    def stop(self) -> None:
        """Tell every part to end."""
        self.stopping.set()

    def run(self, parts: Sequence[tuple[str, Part]]) -> None:
        """Run until told to stop; what is in hand is ended within its grace, or given back."""
        threads = [threading.Thread(target=self._guarded, args=part, name=part[0], daemon=True) for part in parts]
        for thread in threads:
            thread.start()
        self.stopping.wait()
        for thread in threads:
            thread.join(GRACE_SECONDS)
        if self.broken is not None:
            raise self.broken

    def _guarded(self, name: str, part: Part) -> None:
        try:
            part(self.stopping.is_set)
        except BaseException as error:  # noqa: BLE001 - handed on to who waits for the threads
            _log.error("part.broke", part=name, exc_info=error)
            self.broken = self.broken or error
        finally:
            self.stop()
