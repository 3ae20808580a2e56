"""scenario: what the demonstration plays: a network, the weeks to plan, and who is then away."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from planner.cli.errors import PartMissingError
from schemas.ids import AgentId

_ISERE = Path(__file__).parents[3] / "examples" / "isere"


@dataclass(frozen=True)
class Scenario:
    """One demonstration."""

    problems: tuple[Path, ...]
    """A problem file for each week, in the order of the weeks; all of one basin."""
    now: datetime
    """When it begins, by the clock of the demonstration."""
    agent: AgentId
    """Who is away."""
    day: date
    """On which day, in the last of the weeks."""


def isere() -> Scenario:
    """Two weeks of Isère; an agent of Villemoirieu, which has two and borrows from Morestel, is away on a Tuesday.

    All of the second week lies beyond the notice of seven working days, so that changes in it are published at once.

    Raises:
        PartMissingError: where the example was not installed.
    """
    problems = (_ISERE / "ordinary.problem.json", _ISERE / "before-flu.problem.json")
    if not all(path.is_file() for path in problems):
        raise PartMissingError("L’exemple n’est pas installé : la démonstration se lance depuis le dépôt du projet.")
    return Scenario(problems, datetime(2026, 11, 25, 9, tzinfo=UTC), AgentId("a-3031-1"), date(2026, 12, 8))
