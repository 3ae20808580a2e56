"""budget: time for models of appointments, in the solver's own measure."""

from dataclasses import dataclass, field

STEPS_A_SECOND = 0.2
"""The solver's deterministic time, in such models on one core."""


@dataclass
class Budget:
    """Time for models; it is counted in the solver's own steps, so that it runs out at the same place every time."""

    seconds: float
    at_once: bool = field(init=False)
    """Whether there never was any."""

    def __post_init__(self) -> None:
        """Note whether there is any time."""
        self.at_once = self.seconds <= 0

    @property
    def steps(self) -> float:
        """What is left."""
        return self.seconds * STEPS_A_SECOND

    def spend(self, steps: float) -> None:
        """Count steps that were taken."""
        self.seconds = max(0.0, self.seconds - steps / STEPS_A_SECOND)
