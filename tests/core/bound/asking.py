"""asking: the bound of a rung for a problem written by a builder."""

from config.figures import load_figures
from planner.core.bound.relaxation import Relaxed, lower_bound
from planner.core.components import components
from planner.core.facts.component import Facts, read_facts
from planner.core.model.grid import event_grid
from schemas.objective import LEVELS, Level
from tests.builders import ProblemBuilder

LONGEST = 120


def facts_of(problem: ProblemBuilder) -> Facts:
    """What the core reads of a problem."""
    return read_facts(problem.build(), load_figures())


def component_of(problem: ProblemBuilder, site: str) -> Facts:
    """The same of the component of a site alone."""
    facts = facts_of(problem)
    return facts.part(next(group for group in components(facts.problem) if site in group))


def relaxed(level: Level, problem: ProblemBuilder, **caps: int) -> Relaxed:
    """The relaxation of a rung; higher rungs at most as stated, else as low as they are proved to be."""
    return relaxation_of(facts_of(problem), level, **caps)


def relaxation_of(facts: Facts, level: Level, **caps: int) -> Relaxed:
    """The same where the facts are read already."""
    grid = event_grid(facts, LONGEST)
    held: dict[Level, int] = {}
    for higher in LEVELS[: LEVELS.index(level)]:
        held[higher] = caps.get(higher, lower_bound(facts, grid, higher, held, seconds=5.0).bound)
    return lower_bound(facts, grid, level, held, seconds=5.0)


def bound(level: Level, problem: ProblemBuilder, **caps: int) -> int:
    """The bound of a rung."""
    return relaxed(level, problem, **caps).bound
