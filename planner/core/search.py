"""search: one model on one grid, minimised rung by rung; what a rung reached is kept for those below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from planner.core.facts.component import Facts
from planner.core.limits import Limits
from planner.core.model.draft import Draft, Scope, Sum
from planner.core.model.grid import Grid
from planner.core.model.reading import fill, read
from planner.core.model.served import served_missing
from planner.core.rules import LAWS, Rule
from planner.core.rungs import RUNGS, comfort
from planner.core.timetable import Timetable
from schemas.objective import LEVELS, Level

TOP: Mapping[Level, int] = {"label": 100_000, "bookings": 20_000, "published_hours": 1}
"""One solve for the rungs on which nearly every component comes to its bound at once."""
VARIED = ("default_lp", "quick_restart_no_lp")
"""What takes turns with the solver's own neighbourhoods where minutes of openings are looked for."""
REDUCED = ("reduced_costs",)
"""The same for hours of people, which the relaxation's reduced costs lead to."""
FOLLOWING_WORK = 0.05
"""Deterministic time for what follows from a known timetable: fifty times what it takes, but where appointments do not
come out even with the time for them: there the best is found at once, and that it is could be looked at for hours."""
MOST_STEPS = 10**9
"""Beyond any value of a rung."""


@dataclass(frozen=True)
class Effort:
    """How hard one solve tries."""

    limits: Limits
    """Wall clock, the last resort."""
    work: float
    """Deterministic time of the solver, so that the same problem gives the same roster on any machine."""
    seed: int = 0
    workers: int = 1
    first: bool = False
    """End with the first roster that is found."""
    strategies: tuple[str, ...] = ()
    """What takes turns with the solver's own neighbourhoods: better rosters of a large model, often weaker bounds."""


@dataclass(frozen=True)
class Known:
    """A known timetable as a model has it."""

    timetable: Timetable
    """On its grid and with its history."""
    values: Mapping[Level, int]
    demand: int
    """Agent-minutes of demand that it does not meet; the rest of the rung are missing appointments."""


@dataclass(frozen=True)
class Found:
    """What one solve came to."""

    timetable: Timetable | None
    values: Mapping[Level, int]
    """Of the rungs that were minimised or held; the others are not told, their variables are loose."""
    bound: int
    """Of the expression minimised, on this grid and with these candidates only."""
    exhausted: bool
    """Whether nothing better exists on this grid; without a timetable: nothing at all."""
    work: float
    """Deterministic time that it took."""


class Search:
    """A draft with its laws posted and its rungs measured."""

    def __init__(self, facts: Facts, grid: Grid, scope: Scope = Scope(), laws: tuple[Rule, ...] = LAWS) -> None:  # noqa: B008 (frozen)
        self.draft = Draft(facts, grid, scope)
        for law in laws:
            law.post(self.draft)
        self.rungs: dict[Level, Sum] = {rung.LEVEL: rung.measure(self.draft) for rung in RUNGS}
        self._missing = served_missing(self.draft)
        self.rungs["service"] += self._missing
        self._step = max(1, comfort.step(facts))
        self._steps: cp_model.IntVar | None = None
        self._solution: tuple[Timetable, Sequence[int]] | None = None
        """The timetable that was looked at last, with all that follows from it."""

    @property
    def complete(self) -> bool:
        """Whether every lawful roster on the slots of the problem can be expressed here; of a wide draft, more."""
        return self.draft.grid.full and not self.draft.narrowed

    def hold(self, level: Level, value: int) -> None:
        """Let no later solve be worse on a rung."""
        self._add(self.rungs[level] <= value)

    def hold_all(self, known: Known) -> None:
        """Let no later solve be worse than a known timetable on any rung, nor on what each half of service misses."""
        for level in LEVELS:
            self.hold(level, known.values[level])
        self._add(self._missing <= known.values["service"] - known.demand)
        self._add(self.rungs["service"] - self._missing <= known.demand)

    def floor(self, level: Level, value: int) -> None:
        """Tell the solver what no roster can be below."""
        if value > 0:
            self._add(self.rungs[level] >= value)

    def _add(self, constraint: cp_model.BoundedLinearExpression | bool) -> None:
        if not isinstance(constraint, bool) or not constraint:
            self.draft.model.add(constraint)

    def evaluate(self, week: Timetable) -> Known | None:
        """A known timetable, with its rungs as this model counts them; None where it cannot be had here."""
        self._clear()
        fill(self.draft, week)
        solver = _fixed()
        self.draft.model.minimize(sum(self.rungs.values(), 0))
        if solver.solve(self.draft.model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        self._solution = (week, tuple(solver.response_proto.solution))
        values = {level: round(solver.value(self.rungs[level])) for level in LEVELS}
        demand = values["service"] - round(solver.value(self._missing))
        return Known(read(self.draft, solver), values, demand)

    def _clear(self) -> None:
        self.draft.model.clear_hints()  # type: ignore[no-untyped-call]  # ortools types neither
        self.draft.model.clear_objective()  # type: ignore[no-untyped-call]

    def minimise(self, weights: Mapping[Level, int], effort: Effort, hint: Timetable | None = None) -> Found:
        """Look for the least weighted sum of rungs."""
        if tuple(weights) == (comfort.LEVEL,) and not isinstance(self.rungs[comfort.LEVEL], int):
            found = self.minimise_sum(self._in_steps(), effort, hint)
            return replace(found, bound=found.bound * self._step)
        objective = sum((self.rungs[level] * weight for level, weight in weights.items()), 0)
        return self.minimise_sum(objective, effort, hint)

    def _in_steps(self) -> cp_model.IntVar:
        """Comfort in multiples of what it always is a multiple of: fewer values to go through."""
        if self._steps is None:
            self._steps = self.draft.model.new_int_var(0, MOST_STEPS, "")
            self.draft.model.add(self.rungs[comfort.LEVEL] == self._step * self._steps)
        return self._steps

    def minimise_sum(self, objective: Sum, effort: Effort, hint: Timetable | None = None) -> Found:
        """Look for the least value of an expression over the draft's variables."""
        model = self.draft.model
        self._clear()
        if not isinstance(objective, int):
            model.minimize(objective)
        if hint is not None:
            self._hint(hint, effort)
        solver = _solver()
        parameters = solver.parameters
        parameters.max_time_in_seconds = max(0.01, effort.limits.left)
        parameters.max_deterministic_time = effort.work
        parameters.num_workers = effort.workers
        parameters.random_seed = effort.seed
        parameters.symmetry_level = 1
        # Rows are made lean already: a second look at them takes longer than it spares.
        parameters.max_presolve_iterations = 1
        parameters.cp_model_probing_level = 0
        parameters.stop_after_first_solution = effort.first
        # On several cores the first strategy has one of them, and neighbourhoods the rest.
        parameters.subsolvers.extend(effort.strategies)
        parameters.interleave_search = bool(effort.strategies) and effort.workers == 1
        # The linear relaxation of presence and coverage is nearly whole: it is what proves here.
        parameters.linearization_level = 2
        status = solver.solve(model)
        exhausted = status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            known = 0 if status != cp_model.UNKNOWN else max(0, round(solver.best_objective_bound - 0.499))
            return Found(None, {}, known, exhausted, solver.response_proto.deterministic_time)
        values = {level: round(solver.value(self.rungs[level])) for level in LEVELS}
        bound = objective if isinstance(objective, int) else round(solver.best_objective_bound - 0.499)
        return Found(read(self.draft, solver), values, bound, exhausted, solver.response_proto.deterministic_time)

    def _hint(self, week: Timetable, effort: Effort) -> None:
        """Begin with a known timetable, and with all that follows from it: what is left open costs the solver time."""
        solution = self._followed(week, effort)
        if solution:
            self.draft.model.clear_hints()  # type: ignore[no-untyped-call]  # ortools types neither
            known = self.draft.model.proto.solution_hint
            known.vars.extend(range(len(solution)))
            known.values.extend(solution)

    def _followed(self, week: Timetable, effort: Effort) -> Sequence[int]:
        """The value of each variable in a known timetable; none where it is only a hint, which the model has then."""
        if self._solution is not None and self._solution[0] == week:
            return self._solution[1]
        fill(self.draft, week)
        solver = _fixed()
        solver.parameters.max_time_in_seconds = max(0.01, effort.limits.left)
        known = solver.solve(self.draft.model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        return tuple(solver.response_proto.solution) if known else ()


def _solver() -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    # Ctrl-C belongs to the caller: a handler of the solver's own would end the process from a thread.
    solver.parameters.catch_sigint_signal = False
    return solver


def _fixed() -> cp_model.CpSolver:
    """A solver for which the hint is the answer, and only what follows from it is left to find."""
    solver = _solver()
    solver.parameters.fix_variables_to_their_hinted_value = True
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = FOLLOWING_WORK
    return solver
