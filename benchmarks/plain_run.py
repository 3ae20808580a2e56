"""The plain model as the benchmark sees it."""

from collections.abc import Callable

from benchmarks.measurement import Measurement, Step
from benchmarks.plain import solve
from benchmarks.recount import certified
from config.figures import load_figures
from schemas.objective import LEVELS
from schemas.problem import Problem
from schemas.roster import Roster

NAME = "plain"


def run(
    problem: Problem, seconds: float, clock: Callable[[], float], seed: int, workers: int
) -> tuple[Measurement, Roster | None]:
    """Plan the problem and keep the time of every incumbent and proof."""
    measured = Measurement(NAME, seconds)
    figures = load_figures()
    found = solve(problem, figures, seconds, clock=clock, seed=seed, workers=workers)
    measured.trail = [Step(at, dict(zip(LEVELS, values, strict=True))) for at, values in found.incumbents]
    measured.first_roster = found.incumbents[0][0] if found.incumbents else None
    measured.proved = {level: found.proved[level] for level in LEVELS if level in found.proved}
    measured.bounds = {rung.level: rung.bound for rung in found.rungs}
    measured.status = found.status.lower()
    measured.note = "" if found.lexicographic else "weights pressed into 64 bits: rungs may be traded"
    return measured, None if found.roster is None else certified(problem, found.roster, figures)
