"""limits: how long a plan may take, told by a clock that is handed in."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Limits:
    """A number of seconds from the moment this was made."""

    seconds: float
    clock: Callable[[], float]
    """A monotonic clock, in seconds."""
    began: float = field(default=-1.0)

    def __post_init__(self) -> None:
        """Note the start, unless it is given."""
        if self.began < 0:
            object.__setattr__(self, "began", self.clock())

    @property
    def spent(self) -> float:
        """Seconds since the start."""
        return self.clock() - self.began

    @property
    def left(self) -> float:
        """Seconds that remain, never negative."""
        return max(0.0, self.seconds - self.spent)

    def until(self, share: float) -> "Limits":
        """The same start with a part of the seconds."""
        return replace(self, seconds=self.seconds * share)
