"""Solving: all rungs in one weighted sum, every incumbent and every bound with the time at which it was found."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from benchmarks.plain.comforts import comfort, service
from benchmarks.plain.costs import Cost, read_parts, weigh
from benchmarks.plain.doors import Doors, build_doors
from benchmarks.plain.hours import post_hours
from benchmarks.plain.items import Items, build_items
from benchmarks.plain.presence import Presence, build_presence
from benchmarks.plain.promises import bookings, label, published_hours, stability
from benchmarks.plain.shifts import post_shifts
from benchmarks.plain.solution import roster
from config.figures import Figures
from schemas.objective import LEVELS, Level, RungValue
from schemas.problem import Problem
from schemas.roster import Roster

Clock = Callable[[], float]


@dataclass
class Run:
    """What one run of the plain model did."""

    built_seconds: float = 0.0
    incumbents: list[tuple[float, tuple[int, ...]]] = field(default_factory=list)
    """When each roster was found, and its rungs from the top."""
    bounds: list[tuple[float, float]] = field(default_factory=list)
    """When each bound of the weighted sum was found."""
    proved: dict[Level, float] = field(default_factory=dict)
    """When each rung was proved, all higher ones being proved."""
    status: str = "UNKNOWN"
    lexicographic: bool = True
    """Whether the weights could be made large enough for the rungs never to be traded for one another."""
    rungs: tuple[RungValue, ...] = ()
    roster: Roster | None = None


class _Watch(cp_model.CpSolverSolutionCallback):
    """Writes down every incumbent and every bound."""

    def __init__(self, costs: list[Cost], weights: list[int], run: Run, clock: Clock) -> None:
        super().__init__()
        self._totals = [cost.total() for cost in costs]
        self._costs, self._weights, self._run, self._clock = costs, weights, run, clock

    def on_solution_callback(self) -> None:
        """Note the time and the rungs."""
        values = tuple(self.value(total) for total in self._totals)
        self._run.incumbents.append((self._clock(), values))
        self.bounded(self.best_objective_bound)

    def bounded(self, bound: float) -> None:
        """Note a bound and what it proves of the best roster so far."""
        now = self._clock()
        self._run.bounds.append((now, bound))
        if self._run.incumbents:
            values = list(self._run.incumbents[-1][1])
            self.prove(values, read_bounds(self._costs, self._weights, values, bound), now)

    def prove(self, values: list[int], bounds: list[int], now: float) -> None:
        """Note which rungs are proved, from the top."""
        for level, value, below in zip(LEVELS, values, bounds, strict=True):
            if value != below:
                return
            self._run.proved.setdefault(level, now)


def solve(problem: Problem, figures: Figures, seconds: float, *, clock: Clock, seed: int = 0, workers: int = 2) -> Run:
    """Build the model, search for so many seconds, building included, and tell what was found at which time."""
    run, began = Run(), clock()
    built = build_presence(problem, figures)
    post_shifts(built)
    post_hours(built)
    doors = build_doors(built)
    items = build_items(built, doors)
    costs = _costs(built, doors, items)
    weights, run.lexicographic = weigh(costs)
    built.model.minimize(cp_model.LinearExpr.sum([c.scaled(w) for c, w in zip(costs, weights, strict=True)]))
    run.built_seconds = clock() - began
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    solver.parameters.max_time_in_seconds = max(0.1, seconds - run.built_seconds)
    watch = _Watch(costs, weights, run, clock)
    solver.best_bound_callback = watch.bounded
    status = solver.solve(built.model, watch)
    run.status = solver.status_name(status)
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        values = [solver.value(cost.total()) for cost in costs]
        bounds = (
            values if status == cp_model.OPTIMAL else read_bounds(costs, weights, values, solver.best_objective_bound)
        )
        watch.prove(values, bounds, clock())
        run.rungs = _rungs(values, bounds)
        run.roster = roster(built, doors, items, solver.value, run.rungs)
    return run


def _costs(built: Presence, doors: Doors, items: Items) -> list[Cost]:
    parts = read_parts(built.problem)
    return [
        label(built, doors, parts),
        bookings(built, items, parts),
        published_hours(built, doors, parts),
        stability(built, parts),
        service(built, items, parts),
        comfort(built, parts),
    ]


def read_bounds(costs: list[Cost], weights: list[int], values: list[int], bound: float) -> list[int]:
    """What a bound of the weighted sum says of each rung, the higher ones being as found.

    Whatever the lower rungs can add up to is taken off, so a rung of many small components is bounded late.
    """
    found: list[int] = []
    left = int(max(0.0, bound))
    for place, (cost, weight, value) in enumerate(zip(costs, weights, values, strict=True)):
        below = zip(costs[place + 1 :], weights[place + 1 :], strict=True)
        lower = sum(w * (sum(c.ranges.values()) // c.unit) for c, w in below)
        units = max(0, -(-(left - lower) // weight))
        found.append(min(value, max(0, cost.constant + units * cost.unit)))
        left -= weight * ((value - cost.constant) // cost.unit)
    return found


def _rungs(values: list[int], bounds: list[int]) -> tuple[RungValue, ...]:
    rungs: list[RungValue] = []
    proved = True
    for level, value, bound in zip(LEVELS, values, bounds, strict=True):
        rungs.append(RungValue(level=level, value=value, bound=bound, conditional=not proved))
        proved = proved and value == bound
    return tuple(rungs)
