"""rate_limit: how often one may ask in a minute; it forgets whoever has not asked for longest."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

KEPT = 20_000
"""Askers that are remembered."""
_MINUTE = 60.0


class RateLimit:
    """Lets each asker through so many times a minute: a bucket that fills as time goes by. Threads may share it."""

    def __init__(self, per_minute: int, timer: Callable[[], float] = time.monotonic) -> None:
        """Every bucket is full; `timer` counts seconds."""
        self._most, self._timer = float(per_minute), timer
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def allows(self, asker: str) -> bool:
        """Whether this one may be answered; it counts."""
        now = self._timer()
        with self._lock:
            left, since = self._buckets.pop(asker, (self._most, now))
            left = min(self._most, left + (now - since) * self._most / _MINUTE)
            through = left >= 1
            self._buckets[asker] = (left - 1 if through else left, now)
            if len(self._buckets) > KEPT:
                self._buckets.popitem(last=False)
        return through
