"""own_time: a clock that hardly goes on while other programs have the processor.

A week that services plan is to be as good on a busy machine as on a quiet one, and only later: nobody is there to ask
again.
"""

import time
from collections.abc import Callable

LONGEST = 4
"""At most so many times as long by the clock on the wall: a late answer is better than a poor one, up to here."""


def own_time(
    passed: Callable[[], float] = time.monotonic, worked: Callable[[], float] = time.process_time
) -> Callable[[], float]:
    """A clock of seconds from now on, those that this process has worked; it never goes faster than the wall's."""
    began, begun = passed(), worked()

    def seconds() -> float:
        by_the_wall = passed() - began
        return max(min(by_the_wall, worked() - begun), by_the_wall / LONGEST)

    return seconds
