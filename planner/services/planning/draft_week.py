"""draft_week: a loaded week solved, in haste or in calm, and what of it is published at once."""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime

from prometheus_client import CollectorRegistry
from sqlmodel import Session

from config.figures import Figures
from events.steps import Reached, unwatched
from planner.answer import RejectedError
from planner.services.metrics import Metrics
from planner.services.planning.judgement import Judgement, Solved
from planner.services.planning.kept_problem import kept_problem
from planner.services.planning.loaded_week import LoadedWeek, still_holds
from planner.services.planning.patience import Patience, is_better, looked_at_again
from planner.services.planning.solving import Breathe, Calmly, Solve
from planner.services.publishing.partly_published import is_as_given, join, moves_again, rebased
from planner.services.publishing.publication import decide
from planner.store import weeks
from schemas.employer import Publication
from schemas.ids import SiteId
from schemas.problem import Problem
from schemas.roster import Baseline, Roster

Transactions = Callable[[], AbstractContextManager[Session]]


@dataclass(frozen=True)
class Plans:
    """How weeks are planned here."""

    transactions: Transactions
    reading: Transactions
    """What is only looked at: nothing is settled after it, and nobody is woken."""
    solve: Solve
    calmly: Calmly
    """How a week is planned that no fact has touched since people were given it."""
    figures: Figures
    clock: Callable[[], datetime]
    patience: Patience
    publication: Publication
    """What an employer that says nothing has chosen."""
    breathe: Breathe = lambda _: True
    """What is waited for before a plan that nobody waits for."""
    reached: Reached = unwatched
    metrics: Metrics = field(default_factory=lambda: Metrics(CollectorRegistry()))
    """Where plans are counted; in a registry that nobody asks unless told otherwise."""


@dataclass(frozen=True)
class Draft:
    """What is to be stored of a solved week, in this order."""

    published: Roster | None
    proposed: Roster | None
    again: bool = False
    """Whether the week is to be planned once more on top of what is published."""
    in_calm: bool = False
    """The same, but without hurry."""
    judgement: Judgement | None = None
    """What the checker found of what is published, where it is just what was solved."""


def drafted(plans: Plans, loaded: LoadedWeek) -> Draft:
    """Solve, and decide what of it is published at once."""
    problem = loaded.problem
    made = _solved(plans, loaded, problem)
    roster = made.roster
    more = plans.patience.has_more(problem, roster, calm=loaded.calm)
    if loaded.held_back:
        return Draft(None, roster)
    if loaded.hasty is not None and not is_better(roster, loaded.hasty):
        return Draft(None, None)  # nobody is told anything
    draft = _decided(plans, loaded, roster)
    return replace(draft, in_calm=more, judgement=made.judgement if draft.published is roster else None)


def _decided(plans: Plans, loaded: LoadedWeek, roster: Roster) -> Draft:
    """What of a roster is published at once, and what waits."""
    problem, baseline = loaded.problem, loaded.problem.baseline
    decision = decide(roster, baseline, problem, plans.publication)
    if not decision.waiting:
        return Draft(None if roster.status == "none" else roster, roster if roster.status == "none" else None)
    if not decision.publishes:
        return Draft(None, roster)
    return _partly(plans, loaded, roster, decision.waiting_sites)


def _partly(plans: Plans, loaded: LoadedWeek, roster: Roster, waiting: Collection[SiteId]) -> Draft:
    """Of a roster some sites are published, and the others as people were given them; the whole is proposed on top."""
    problem = loaded.problem
    kept = _solved(plans, loaded, kept_problem(problem, roster, waiting)).roster
    if kept.status == "none":
        return Draft(None, roster)
    joined = join(problem, roster, kept, waiting, plans.figures)
    if is_as_given(joined, problem.baseline):
        return Draft(None, roster)
    if moves_again(joined, roster, problem.baseline):
        return Draft(joined, None, again=True)
    given = Baseline(
        **{name: getattr(joined, name) for name in Roster.model_fields},
        published_at=problem.now,
        frozen_until=problem.now,
    )
    try:
        return Draft(joined, rebased(problem, roster, given, plans.figures))
    except RejectedError:
        return Draft(joined, None, again=True)


def _solved(plans: Plans, loaded: LoadedWeek, problem: Problem) -> Solved:
    """Plan in haste or in calm; in calm until a fact overtakes it."""
    allowed = plans.patience.allowed(problem, calm=loaded.calm, races=loaded.races)
    if not loaded.calm:
        return plans.solve(problem, allowed)

    began = plans.clock()

    def overtaken() -> bool:
        with plans.reading() as session:
            return not still_holds(session, loaded) or weeks.hurried_since(session, began)

    return plans.calmly(looked_at_again(problem), allowed, overtaken)
