"""asking: the bound of a rung for a problem written by a builder."""

from config.figures import load_figures
from planner.core.bound.relaxation import Relaxed, lower_bound
from planner.core.facts import Facts, read_facts
from planner.core.grid import event_grid
from schemas.objective import LEVELS, Level
from tests.builders import ProblemBuilder

LONGEST = 120


def facts_of(problem: ProblemBuilder) -> Facts:
    """What the core reads of a problem."""
    return read_facts(problem.build(), load_figures())


def relaxed(level: Level, problem: ProblemBuilder, **caps: int) -> Relaxed:
    """The relaxation of a rung; higher rungs at most as stated, else as low as they are proved to be."""
    facts = facts_of(problem)
    grid = event_grid(facts, LONGEST)
    held: dict[Level, int] = {}
    for higher in LEVELS[: LEVELS.index(level)]:
        held[higher] = caps.get(higher, lower_bound(facts, grid, higher, held, seconds=5.0).bound)
    return lower_bound(facts, grid, level, held, seconds=5.0)


def bound(level: Level, problem: ProblemBuilder, **caps: int) -> int:
    """The bound of a rung."""
    return relaxed(level, problem, **caps).bound
