"""proofs: which rungs are proved by what was told of them, in the whole basin or in what an absence touches."""

from collections.abc import Mapping

from config.figures import load_figures
from planner.core.components import components, fingerprint
from schemas.objective import LEVELS, Level
from schemas.problem import Problem

Known = Mapping[Level, tuple[int, int | None]]
"""Each rung's value and bound, as far as told."""
Gaps = Mapping[Level, int]
"""What lies between value and bound where that is no business of the run's."""


def left_open_by(problem: Problem) -> Gaps:
    """How far from its bound each rung of the components was left that are as they were in the baseline."""
    if problem.baseline is None:
        return {}
    figures = load_figures()
    now = {fingerprint(problem, figures, sites) for sites in components(problem)}
    kept = [rung for part in problem.baseline.components if part.fingerprint in now for rung in part.objective]
    return {level: sum(r.value - r.bound for r in kept if r.level == level) for level in LEVELS if level != "stability"}


def take_back(proved: dict[str, float], known: Known, gaps: Gaps) -> None:
    """A proof that was told of but does not stand in the roster is none."""
    standing = True
    for level in LEVELS:
        standing = standing and _is_proved(level, known, gaps)
        if not standing:
            proved.pop(level, None)


def prove(proved: dict[str, float], known: Known, gaps: Gaps, now: float) -> None:
    """Note the time of every rung that is proved now, from the top."""
    for level in LEVELS:
        if not _is_proved(level, known, gaps):
            return
        proved.setdefault(level, now)


def _is_proved(level: Level, known: Known, gaps: Gaps) -> bool:
    value, bound = known.get(level, (0, None))
    return bound is not None and value - bound == gaps.get(level, 0)
