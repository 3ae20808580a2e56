"""highs: hands a linear model to HiGHS and takes a bound back that holds whatever the solver came to.

The bound of the continuous model is recounted from the row duals: any duals give a valid one, so neither a time limit
nor a tolerance of the solver can lift it above the truth. The bound with integers is HiGHS's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

import highspy
import numpy as np
from numpy.typing import NDArray

from planner.core.bound.linear import Cost, Linear

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Minimum:
    """What minimising came to."""

    bound: float
    """No point of the model costs less; minus infinity where nothing is known."""
    values: Floats | None
    """The best point found, by column."""
    seconds: float
    """What the solver took."""


class _Quiet(highspy.Highs):
    """A solver that prints nothing: the first call to any other method would print its name and version."""

    def __init__(self) -> None:
        """Silence the solver before anything else."""
        super().__init__()  # type: ignore[no-untyped-call]  # highspy does not say

    def enableCallbacks(self) -> None:  # noqa: N802 (called by the base class when it is made)
        """Silence the solver; no callback is wanted."""
        self.setOptionValue("output_flag", False)


class Minimiser:
    """A model handed to HiGHS once, minimised without and with integers."""

    def __init__(self, model: Linear, cost: Cost) -> None:
        self.cost = np.zeros(len(model.lower))
        self.cost[list(cost.terms)] = list(cost.terms.values())
        self.constant = cost.constant
        self.lower, self.upper = np.array(model.lower), np.array(model.upper)
        self.row_lower, self.row_upper = np.array(model.row_lower), np.array(model.row_upper)
        self.starts = np.array(model.starts, dtype=np.int32)
        self.index = np.array(model.index, dtype=np.int32)
        self.value = np.array(model.value, dtype=np.float64)
        self.integer = np.array(model.integer, dtype=np.int32)

    def continuous(self, seconds: float) -> Minimum:
        """Without integers."""
        solver = self._solver(seconds, {})
        self._hand(solver, np.zeros(len(self.lower), dtype=np.int32))
        if solver.run() == highspy.HighsStatus.kError:
            return Minimum(-inf, None, solver.getRunTime())
        solution = solver.getSolution()
        bound = self._recounted(np.array(solution.row_dual)) if solution.dual_valid else -inf
        values = np.array(solution.col_value) if solution.value_valid else None
        return Minimum(bound, values, solver.getRunTime())

    def whole(self, seconds: float, options: Mapping[str, float]) -> Minimum:
        """With integers."""
        solver = self._solver(seconds, options)
        self._hand(solver, self.integer)
        if solver.run() == highspy.HighsStatus.kError:
            return Minimum(-inf, None, solver.getRunTime())
        status = solver.getModelStatus()
        known = status in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kTimeLimit)
        info, solution = solver.getInfo(), solver.getSolution()
        bound = info.mip_dual_bound + self.constant if known and abs(info.mip_dual_bound) < 1e20 else -inf
        values = np.array(solution.col_value) if solution.value_valid else None
        return Minimum(bound, values, solver.getRunTime())

    def is_fractional(self, values: Floats) -> bool:
        """Whether some integer column is not whole."""
        parts = values[self.integer == 1]
        return bool(np.any(np.abs(parts - np.round(parts)) > 1e-6))

    @staticmethod
    def _solver(seconds: float, options: Mapping[str, float]) -> _Quiet:
        solver = _Quiet()
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("time_limit", max(0.01, seconds))
        for name, value in options.items():
            solver.setOptionValue(name, value)
        return solver

    def _hand(self, solver: highspy.Highs, integer: NDArray[np.int32]) -> None:
        solver.passModel(
            len(self.lower), len(self.row_lower), len(self.value), int(highspy.MatrixFormat.kRowwise),
            int(highspy.ObjSense.kMinimize), 0.0, self.cost, self.lower, self.upper, self.row_lower, self.row_upper,
            self.starts[:-1], self.index, self.value, integer,
        )  # fmt: skip

    def _recounted(self, duals: Floats) -> float:
        """The bound that the duals prove: they are valid whatever they are, once those of open ends are dropped."""
        duals = np.where(np.isinf(self.row_lower), np.minimum(duals, 0.0), duals)
        duals = np.where(np.isinf(self.row_upper), np.maximum(duals, 0.0), duals)
        ends = np.where(duals > 0, self.row_lower, np.where(duals < 0, self.row_upper, 0.0))
        rows = np.repeat(np.arange(len(duals)), np.diff(self.starts))
        pull = np.bincount(self.index, weights=self.value * duals[rows], minlength=len(self.cost))
        reduced = self.cost - pull
        columns = np.where(reduced > 0, reduced * self.lower, reduced * self.upper)
        return float(np.dot(duals, ends) + columns.sum()) + self.constant
