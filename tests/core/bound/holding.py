"""holding: asks of a lawful roster that no row, no cut and no bound cuts it off."""

from collections.abc import Callable, Mapping

import numpy as np

from config.figures import load_figures
from planner.check.report import recount
from planner.core.bound.cuts import add_cuts
from planner.core.bound.relaxation import lower_bound, model_of
from planner.core.components import components
from planner.core.facts import Facts, read_facts
from planner.core.grid import Grid, event_grid, full_grid
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
        for level in LEVELS:
            if not part.beyond_telling:
                _allows(part, GRIDS[grid](part), level, values, roster)
            if len(sites) == 1 and level in {"published_hours", "comfort"}:
                bound = lower_bound(part, event_grid(part, 120), level, values, seconds=0.3).bound
                assert bound <= values[level], f"{level}: {values}"


def _allows(facts: Facts, grid: Grid, level: Level, values: Mapping[Level, int], roster: Roster) -> None:
    """The roster is a point of the model of a rung, and costs no more there than it does."""
    averages, cost = model_of(facts, grid, level, values)
    known = point_of(averages, roster)
    assert not left_out(averages, roster)
    assert not broken_rows(averages.model, known)
    assert cost_of(averages, cost, known) <= values[level] + 1e-3, level
    point = np.zeros(len(averages.model.lower))
    point[list(known)] = list(known.values())
    before = len(averages.model.row_lower)
    assert not add_cuts(averages, point), averages.model.value[averages.model.starts[before] :]
    unit = max(1, cost.unit)
    assert values[level] % unit == 0, f"{level}: {values[level]} is no multiple of {unit}"
