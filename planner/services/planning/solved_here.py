"""solved_here: a problem planned in this process, in the way that services have all their weeks planned."""

from collections.abc import Callable, Mapping

from config.figures import load_figures
from planner.answer import Event, answer
from planner.check.report import Report
from planner.core.limits import Limits
from planner.services.planning.judgement import Judgement, Solved
from planner.services.planning.own_time import own_time
from planner.services.planning.patience import Allowed
from planner.services.planning.solvers_tell import Progressed, tell_of
from schemas.objective import RungValue
from schemas.problem import Problem
from schemas.roster import Roster

SEED = 0
"""Services plan with one seed and one worker a solve: the same problem gives the same roster."""

Settled = Callable[[Mapping[str, float]], object]
"""Told after how many seconds each rung of a plan was settled."""


def solved(
    problem: Problem,
    allowed: Allowed,
    told: Settled = lambda _: None,
    progressed: Progressed = lambda *_: None,
    document: str | None = None,
) -> Solved:
    """Plan in this process.

    The seconds allowed are those that this process works, on a busy machine up to four times as many by the clock.
    `document` is how the problem reads, where that is known.
    """
    rungs: dict[str, float] = {}

    def note(event: Event) -> None:
        if event.level is not None:
            rungs[event.level] = event.seconds
        if event.level is not None and event.value is not None:
            rung = RungValue(level=event.level, value=event.value, bound=event.bound or 0)
            progressed(problem.basin, problem.week, rung, event.seconds)

    reports: list[Report] = []
    roster = answer(
        problem,
        load_figures(),
        Limits(allowed.seconds, own_time()),
        seed=SEED,
        workers=1,
        until=allowed.until,
        on_event=note,
        on_report=reports.append,
        hurried=allowed.hurried,
    )
    told(rungs)
    return Solved(roster, Judgement.of(reports[0], document or problem.model_dump_json()))


def labelled(problem: Problem, seconds: float) -> Roster:
    """Plan in this process as far as the label: whether it can be kept is known then."""
    limits = Limits(seconds, own_time())
    return answer(problem, load_figures(), limits, seed=SEED, workers=1, until="label", hurried=True)


Answer = tuple[str, dict[str, float], Judgement | None]
"""A roster as text, the seconds of each rung, and what the checker found."""
Work = Callable[[str, Allowed], Answer]
"""The same, as a process of the pool does it: from text to text; it can be pickled."""


def solved_text(text: str, allowed: Allowed) -> Answer:
    """Plan what a text holds."""
    rungs: dict[str, float] = {}
    made = solved(Problem.model_validate_json(text), allowed, rungs.update, tell_of, text)
    return made.roster.model_dump_json(), rungs, made.judgement
