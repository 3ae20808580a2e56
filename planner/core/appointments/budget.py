"""budget: time for models of appointments, in the solver's own measure."""

from dataclasses import dataclass, field
from math import inf

from planner.core.limits import Limits

STEPS_A_SECOND = 0.2
"""The solver's deterministic time, in such models on one core."""


@dataclass
class Budget:
    """Time for models; it is counted in the solver's own steps, so that it runs out at the same place every time."""

    seconds: float
    limits: Limits | None = None
    """Wall clock, the last resort: where the machine is slow, what only makes places better ends with it."""
    hurried: bool = False
    """Whether nobody waits for more offers: where every booking is kept, no model is asked for them."""
    at_once: bool = field(init=False)
    """Whether there never was any."""

    def __post_init__(self) -> None:
        """Note whether there is any time."""
        self.at_once = self.seconds <= 0

    @property
    def steps(self) -> float:
        """What is left."""
        return 0.0 if self.over else self.seconds * STEPS_A_SECOND

    @property
    def left(self) -> float:
        """Seconds that the clock leaves."""
        return inf if self.limits is None else self.limits.left

    @property
    def over(self) -> bool:
        """Whether the clock leaves none."""
        return self.left <= 0

    def spend(self, steps: float) -> None:
        """Count steps that were taken."""
        self.seconds = max(0.0, self.seconds - steps / STEPS_A_SECOND)
