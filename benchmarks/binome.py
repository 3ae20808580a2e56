"""Binôme as the benchmark sees it: the one file that knows how it is called."""

from collections.abc import Callable, Mapping

from benchmarks.measurement import Measurement, Step
from config.figures import load_figures
from planner.answer import Event, answer
from planner.core.components import components, fingerprint
from planner.core.limits import Limits
from schemas.objective import LEVELS, Level
from schemas.problem import Problem
from schemas.roster import Roster

NAME = "binome"
Known = Mapping[Level, tuple[int, int | None]]
"""Each rung's value and bound, as far as told."""
Gaps = Mapping[Level, int]
"""What lies between value and bound where that is no business of the run's."""


def run(
    problem: Problem, seconds: float, clock: Callable[[], float], seed: int, workers: int
) -> tuple[Measurement, Roster | None]:
    """Plan the problem and keep the time of everything that it tells."""
    measured = Measurement(NAME, seconds)
    left_open = _left_open(problem)
    known: dict[Level, tuple[int, int | None]] = {}

    def listen(event: Event) -> None:
        now = clock()
        if event.event == "roster" and measured.first_roster is None:
            measured.first_roster = now
        if event.level is not None and event.value is not None:
            known[event.level] = (event.value, event.bound)
            measured.trail.append(Step(now, {level: known[level][0] for level in LEVELS if level in known}))
            _prove(measured.proved, known, {}, now)
            _prove(measured.touched, known, left_open, now)

    roster = answer(problem, load_figures(), Limits(seconds, clock), seed=seed, workers=workers, on_event=listen)
    now = clock()
    if roster.status != "none":
        measured.first_roster = now if measured.first_roster is None else measured.first_roster
        known = {rung.level: (rung.value, rung.bound) for rung in roster.objective}
        measured.trail.append(Step(now, {rung.level: rung.value for rung in roster.objective}))
        for proved, gaps in ((measured.proved, {}), (measured.touched, left_open)):
            _prove(proved, known, gaps, now)
            _take_back(proved, known, gaps)
    measured.status = roster.status
    measured.bounds = {rung.level: rung.bound for rung in roster.objective}
    return measured, None if roster.status == "none" else roster


def _left_open(problem: Problem) -> Gaps:
    """How far from its bound each rung of the components was left that are as they were in the baseline."""
    if problem.baseline is None:
        return {}
    figures = load_figures()
    now = {fingerprint(problem, figures, sites) for sites in components(problem)}
    kept = [rung for part in problem.baseline.components if part.fingerprint in now for rung in part.objective]
    return {level: sum(r.value - r.bound for r in kept if r.level == level) for level in LEVELS if level != "stability"}


def _take_back(proved: dict[str, float], known: Known, gaps: Gaps) -> None:
    """A proof that was told of but does not stand in the roster is none."""
    standing = True
    for level in LEVELS:
        standing = standing and _is_proved(level, known, gaps)
        if not standing:
            proved.pop(level, None)


def _prove(proved: dict[str, float], known: Known, gaps: Gaps, now: float) -> None:
    for level in LEVELS:
        if not _is_proved(level, known, gaps):
            return
        proved.setdefault(level, now)


def _is_proved(level: Level, known: Known, gaps: Gaps) -> bool:
    value, bound = known.get(level, (0, None))
    return bound is not None and value - bound == gaps.get(level, 0)
