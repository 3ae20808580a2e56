"""Binôme as the benchmark sees it: the one file that knows how it is called."""

from collections.abc import Callable

from benchmarks.measurement import Measurement, Step
from benchmarks.proofs import left_open_by, prove, take_back
from config.figures import load_figures
from planner.answer import Event, answer
from planner.core.limits import Limits
from schemas.objective import LEVELS, Level
from schemas.problem import Problem
from schemas.roster import Roster

NAME = "binome"


def run(
    problem: Problem, seconds: float, clock: Callable[[], float], seed: int, workers: int
) -> tuple[Measurement, Roster | None]:
    """Plan the problem and keep the time of everything that it tells."""
    measured = Measurement(NAME, seconds)
    left_open = left_open_by(problem)
    known: dict[Level, tuple[int, int | None]] = {}

    def listen(event: Event) -> None:
        now = clock()
        if event.event == "roster" and measured.first_roster is None:
            measured.first_roster = now
        if event.level is not None and event.value is not None:
            known[event.level] = (event.value, event.bound)
            measured.trail.append(Step(now, {level: known[level][0] for level in LEVELS if level in known}))
            prove(measured.proved, known, {}, now)
            prove(measured.touched, known, left_open, now)

    roster = answer(problem, load_figures(), Limits(seconds, clock), seed=seed, workers=workers, on_event=listen)
    now = clock()
    if roster.status != "none":
        measured.first_roster = now if measured.first_roster is None else measured.first_roster
        known = {rung.level: (rung.value, rung.bound) for rung in roster.objective}
        measured.trail.append(Step(now, {rung.level: rung.value for rung in roster.objective}))
        for proved, gaps in ((measured.proved, {}), (measured.touched, left_open)):
            prove(proved, known, gaps, now)
            take_back(proved, known, gaps)
    measured.status = roster.status
    measured.bounds = {rung.level: rung.bound for rung in roster.objective}
    return measured, None if roster.status == "none" else roster
