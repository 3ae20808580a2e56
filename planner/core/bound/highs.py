"""highs: hands a linear model to HiGHS and takes a bound back that holds whatever the solver came to.

The bound of the continuous model is recounted from the row duals: any duals give a valid one, so neither a time limit
nor a tolerance of the solver can lift it above the truth. The bound with integers is HiGHS's own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

import highspy
import numpy as np
from numpy.typing import NDArray

from planner.core.bound.linear import Cost, Linear

Floats = NDArray[np.float64]


FOR_THE_BOUND: Mapping[str, float | bool] = {
    "mip_rel_gap": 0.0,
    "mip_heuristic_effort": 0.0,
    "mip_heuristic_run_feasibility_jump": False,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_root_reduced_cost": False,
}
"""Good points are no use here, and looking for them takes most of the time."""
STOPPED = (
    highspy.HighsModelStatus.kOptimal,
    highspy.HighsModelStatus.kTimeLimit,
    highspy.HighsModelStatus.kSolutionLimit,
)
"""Ends after which the bound of the search holds; never where the model looked unsolvable."""


@dataclass(frozen=True)
class Minimum:
    """What minimising came to."""

    bound: float
    """No point of the model costs less; minus infinity where nothing is known."""
    values: Floats | None
    """The best point found, by column."""


class _Quiet(highspy.Highs):
    """A solver that prints nothing: the first call to any other method would print its name and version."""

    def __init__(self) -> None:
        """Silence the solver before anything else."""
        super().__init__()  # type: ignore[no-untyped-call]  # highspy does not say

    def enableCallbacks(self) -> None:  # noqa: N802 (called by the base class when it is made)
        """Silence the solver; no callback is wanted."""
        self.setOptionValue("output_flag", False)


class Minimiser:
    """A model and what is minimised over it. Rows added to the model later are handed over at the next solve."""

    def __init__(self, model: Linear, cost: Cost) -> None:
        self.model = model
        self.cost = np.zeros(len(model.lower))
        self.cost[list(cost.terms)] = list(cost.terms.values())
        self.constant = cost.constant
        self.lower, self.upper = np.array(model.lower), np.array(model.upper)
        self.integer = np.array(model.integer, dtype=np.int32)
        self.seconds = 0.0
        """What the solver took so far."""
        self._solver = _Quiet()
        self._handed = 0

    def continuous(self, seconds: float) -> Minimum:
        """Without integers, starting from where the last time ended."""
        solver = self._solver
        self._hand(solver)
        if not self._run(solver, seconds):
            return Minimum(-inf, None)
        solution = solver.getSolution()
        bound = self.recounted(np.array(solution.row_dual)) if solution.dual_valid else -inf
        return Minimum(bound, np.array(solution.col_value) if solution.value_valid else None)

    def whole(self, seconds: float, nodes: int) -> Minimum:
        """With integers, as far as so many nodes prove something; the clock is the last resort."""
        solver, self._handed = _Quiet(), 0
        solver.setOptionValue("mip_max_nodes", nodes)
        for name, value in FOR_THE_BOUND.items():
            solver.setOptionValue(name, value)
        self._hand(solver)
        columns = np.flatnonzero(self.integer).astype(np.int32)
        solver.changeColsIntegrality(len(columns), columns, np.ones(len(columns), dtype=np.uint8))
        if not self._run(solver, seconds):
            return Minimum(-inf, None)
        status = solver.getModelStatus()
        known = status in STOPPED
        info, solution = solver.getInfo(), solver.getSolution()
        bound = info.mip_dual_bound + self.constant if known and abs(info.mip_dual_bound) < 1e20 else -inf
        return Minimum(bound, np.array(solution.col_value) if solution.value_valid else None)

    def fix(self, known: Mapping[int, float]) -> None:
        """Give columns one value each in every later solve without integers."""
        columns, values = np.array(list(known), dtype=np.int32), np.array(list(known.values()), dtype=np.float64)
        self.lower[columns] = self.upper[columns] = values
        self._solver.changeColsBounds(len(columns), columns, values, values)

    def is_fractional(self, values: Floats) -> bool:
        """Whether some integer column is not whole."""
        parts = values[self.integer == 1]
        return bool(np.any(np.abs(parts - np.round(parts)) > 1e-6))

    def _run(self, solver: _Quiet, seconds: float) -> bool:
        before = solver.getRunTime()
        # The limit counts from the solver's first run, the time of earlier runs included.
        solver.setOptionValue("time_limit", before + max(0.01, seconds))
        status = solver.run()
        self.seconds += solver.getRunTime() - before
        return bool(status != highspy.HighsStatus.kError)

    def _hand(self, solver: _Quiet) -> None:
        """Give the solver the rows it does not know yet; all columns come with the first ones."""
        model, known = self.model, self._handed
        first = model.starts[known]
        lower, upper = np.array(model.row_lower[known:]), np.array(model.row_upper[known:])
        starts = np.array(model.starts[known:], dtype=np.int32) - first
        index, value = np.array(model.index[first:], dtype=np.int32), np.array(model.value[first:])
        if known:
            solver.addRows(len(lower), lower, upper, len(value), starts[:-1], index, value)
        else:
            solver.setOptionValue("threads", 1)
            solver.passModel(
                len(self.lower), len(lower), len(value), int(highspy.MatrixFormat.kRowwise),
                int(highspy.ObjSense.kMinimize), 0.0, self.cost, self.lower, self.upper, lower, upper,
                starts[:-1], index, value, np.zeros(len(self.lower), dtype=np.int32),
            )  # fmt: skip
        self._handed = len(model.row_lower)

    def recounted(self, given: Sequence[float] | Floats) -> float:
        """The bound that the duals prove: they are valid whatever they are, once those of open ends are dropped."""
        model, duals = self.model, np.asarray(given, dtype=np.float64)
        row_lower, row_upper = np.array(model.row_lower), np.array(model.row_upper)
        duals = np.where(np.isinf(row_lower), np.minimum(duals, 0.0), duals)
        duals = np.where(np.isinf(row_upper), np.maximum(duals, 0.0), duals)
        ends = np.where(duals > 0, row_lower, np.where(duals < 0, row_upper, 0.0))
        rows = np.repeat(np.arange(len(duals)), np.diff(np.array(model.starts)))
        index, value = np.array(model.index, dtype=np.int64), np.array(model.value)
        pull = np.bincount(index, weights=value * duals[rows], minlength=len(self.cost))
        reduced = self.cost - pull
        columns = np.where(reduced > 0, reduced * self.lower, reduced * self.upper)
        return float(np.dot(duals, ends) + columns.sum()) + self.constant
