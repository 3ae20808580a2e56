"""holding: asks of a lawful roster that no row, no cut and no bound cuts it off."""

from collections.abc import Callable, Mapping

import numpy as np

from config.figures import load_figures
from planner.check.report import recount
from planner.core.bound.cuts import add_cuts
from planner.core.bound.relaxation import lower_bound, model_of
from planner.core.bound.rungs import MEASURES
from planner.core.components import components
from planner.core.facts.component import Facts, read_facts
from planner.core.model.grid import Grid, event_grid, full_grid
from schemas.objective import LEVELS, Level
from schemas.problem import Problem
from schemas.roster import Roster
from tests.core.bound.points import broken_rows, cost_of, left_out, point_of, whole_windows

GRIDS: dict[str, Callable[[Facts], Grid]] = {
    "events": lambda facts: event_grid(facts, 120),
    "short": lambda facts: event_grid(facts, 45),
    "slots": full_grid,
    "windows": lambda facts: whole_windows(event_grid(facts, 120)),
}


def holds(problem: Problem, roster: Roster, grid: str) -> None:
    """Every row, every cut and every bound of every component holds for a lawful roster."""
    facts = read_facts(problem, load_figures())
    for sites in components(problem):
        part = facts.part(sites)
        values = recount(problem, roster, load_figures(), sites)
        if not part.beyond_telling:
            _allows(part, GRIDS[grid](part), values, roster)
        if len(sites) == 1:
            bound = lower_bound(part, event_grid(part, 120), "comfort", values, seconds=0.3).bound
            assert bound <= values["comfort"], values


def _allows(facts: Facts, grid: Grid, values: Mapping[Level, int], roster: Roster) -> None:
    """The roster is a point of the model with every rung capped at its value."""
    averages, cost = model_of(facts, grid, "comfort", values)
    known = point_of(averages, roster)
    assert not left_out(averages, roster)
    assert not broken_rows(averages.model, known)
    assert cost_of(averages, cost, known) <= values["comfort"] + 1e-3, _too_dear(facts, grid, values, roster)
    point = np.zeros(len(averages.model.lower))
    point[list(known)] = list(known.values())
    before = len(averages.model.row_lower)
    assert not add_cuts(averages, point), averages.model.value[averages.model.starts[before] :]
    for level, measure in MEASURES.items():
        unit = max(1, measure(averages).unit)
        assert values[level] % unit == 0, f"{level}: {values[level]} is no multiple of {unit}"


def _too_dear(facts: Facts, grid: Grid, values: Mapping[Level, int], roster: Roster) -> str:
    """The first rung on which the roster costs more in the model than it does."""
    for level in LEVELS:
        averages, cost = model_of(facts, grid, level, {})
        found = cost_of(averages, cost, point_of(averages, roster))
        if found > values[level] + 1e-3:
            return f"{level}: {found}, and the roster costs {values[level]}"
    return "all rungs together"
