"""plans: how weeks are planned in tests: in this process, by whatever is said to solve them."""

from collections.abc import Callable
from datetime import datetime

from config.figures import load_figures
from events.steps import Reached, unwatched
from planner.services.draft_week import Plans
from planner.services.patience import Patience
from planner.services.solving import Calmly, Solve
from planner.store.session import Store
from schemas.employer import Publication


def plans_of(
    store: Store,
    solve: Solve,
    clock: Callable[[], datetime],
    patience: Patience = Patience(10, 5),  # noqa: B008 - frozen
    publication: Publication = "auto",
    reached: Reached = unwatched,
    calmly: Calmly | None = None,
) -> Plans:
    """Plans over a store; in calm they are made as in haste unless said otherwise."""
    return Plans(
        transactions=store.transaction,
        reading=store.reading,
        solve=solve,
        calmly=calmly or (lambda problem, seconds, _: solve(problem, seconds)),
        figures=load_figures(),
        clock=clock,
        patience=patience,
        publication=publication,
        reached=reached,
    )
