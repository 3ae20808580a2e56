"""The composition root: settings, figures, clock and screen become the arguments of one plan."""

import time
from functools import partial

from config.figures import load_figures
from config.settings import load_settings
from planner.answer import answer
from planner.cli.background import in_background
from planner.cli.progress import progress
from planner.core.limits import Limits
from schemas.problem import Problem
from schemas.roster import Roster


def limits(seconds: float | None, began: float | None) -> Limits:
    """The time a plan may take, counted from the beginning of the call; as it is set where none is asked for."""
    allowed = load_settings().solve_seconds if seconds is None else seconds
    return Limits(allowed, time.monotonic, time.monotonic() if began is None else began)


def planned(
    problem: Problem,
    *,
    seconds: float | None,
    began: float | None,
    workers: int = 2,
    seed: int = 0,
    improve: bool = False,
    as_json: bool = False,
) -> Roster:
    """The roster of a problem: figures and limits given, progress shown, Ctrl-C heard."""
    figures, allowed = load_figures(), limits(seconds, began)
    with progress(as_json=as_json) as sink:
        asked = partial(answer, problem, figures, allowed, seed=seed, workers=workers, improve=improve, on_event=sink)
        return in_background(asked)
