"""clock: what time it is: now; or, for demonstrations and tests, from an instant on that is set."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from config.settings import Settings


def the_clock(settings: Settings) -> Callable[[], datetime]:
    """The clock of this process; one that is set starts at its instant and goes on from there."""
    if settings.clock is None:
        return lambda: datetime.now(UTC)  # noqa: TID251 - the one place that looks
    began, at = time.monotonic(), settings.clock
    return lambda: at + timedelta(seconds=time.monotonic() - began)
