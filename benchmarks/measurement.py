"""What is measured of one run: every value and every proof with the time at which it was there."""

from dataclasses import asdict, dataclass, field
from typing import Any

from schemas.objective import LEVELS


@dataclass
class Step:
    """What was known at an instant: the rungs' values so far, from the top as far as known."""

    seconds: float
    values: dict[str, int]


@dataclass
class Measurement:
    """One solver on one problem."""

    solver: str
    limit: float
    seconds: float = 0.0
    first_roster: float | None = None
    trail: list[Step] = field(default_factory=list)
    proved: dict[str, float] = field(default_factory=dict)
    """When each rung was proved, all higher ones being proved."""
    values: dict[str, int] = field(default_factory=dict)
    """The last roster's rungs, as the independent checker counts them."""
    bounds: dict[str, int] = field(default_factory=dict)
    status: str = "nothing"
    wrong: list[str] = field(default_factory=list)
    """What the checker holds against the roster."""
    main_mib: float = 0.0
    """Peak memory of the process."""
    child_mib: float = 0.0
    """Peak memory of the largest process that it started."""
    note: str = ""
    touched: dict[str, float] = field(default_factory=dict)
    """The same of the components that are not as they were in the baseline alone: the others stay as they are."""

    def reached(self, values: dict[str, int], levels: int) -> float | None:
        """When the first rungs were, read from the top, at most these; None where they never were."""
        wanted = [values[level] for level in LEVELS[:levels]]
        for step in self.trail:
            known = [step.values[level] for level in LEVELS[:levels] if level in step.values]
            if len(known) == levels and known <= wanted:
                return step.seconds
        return None

    def to_json(self) -> dict[str, Any]:
        """The measurement as plain data."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Measurement":
        """The measurement of plain data."""
        return cls(**{**data, "trail": [Step(**step) for step in data["trail"]]})
