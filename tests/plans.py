"""plans: how weeks are planned in tests: in this process, by whatever is said to solve them."""

from collections.abc import Callable
from datetime import datetime

from config.figures import load_figures
from events.steps import Reached, unwatched
from planner.services.planning.draft_week import Plans
from planner.services.planning.judgement import Solved
from planner.services.planning.patience import Allowed, Patience
from planner.services.planning.solving import Breathe, Overtaken
from planner.store.session import Store
from schemas.employer import Publication
from schemas.problem import Problem
from schemas.roster import Roster


def plans_of(
    store: Store,
    solve: Callable[[Problem, Allowed], Roster | Solved],
    clock: Callable[[], datetime],
    patience: Patience = Patience(10, 5),  # noqa: B008 - frozen
    publication: Publication = "auto",
    reached: Reached = unwatched,
    *,
    calmly: Callable[[Problem, Allowed, Overtaken], Roster | Solved] | None = None,
    breathe: Breathe = lambda _: True,
) -> Plans:
    """Plans over a store; in calm they are made as in haste unless said otherwise."""

    def in_calm(problem: Problem, allowed: Allowed, overtaken: Overtaken) -> Solved:
        return as_solved(solve(problem, allowed) if calmly is None else calmly(problem, allowed, overtaken))

    return Plans(
        transactions=store.transaction,
        reading=store.reading,
        solve=lambda problem, allowed: as_solved(solve(problem, allowed)),
        calmly=in_calm,
        breathe=breathe,
        figures=load_figures(),
        clock=clock,
        patience=patience,
        publication=publication,
        reached=reached,
    )


def as_solved(made: Roster | Solved) -> Solved:
    """What was made by hand has to be judged where it is stored."""
    return made if isinstance(made, Solved) else Solved(made)
