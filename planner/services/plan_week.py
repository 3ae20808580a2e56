"""plan_week: brings a stale week back in line with its facts: load, solve, decide, store if nothing changed meanwhile.

A plan made from older facts never wins (contract of the bus, 5): it is thrown away and the week is planned again.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import structlog
from prometheus_client import CollectorRegistry
from sqlmodel import Session

from config.figures import Figures
from events.steps import Reached, Step, unwatched
from planner.answer import RejectedError
from planner.services.bookings_meanwhile import with_bookings
from planner.services.loaded_week import LoadedWeek, load_week, still_holds
from planner.services.mark_weeks import mark_week
from planner.services.metrics import Metrics
from planner.services.partly_published import join, kept_problem, rebased
from planner.services.patience import Patience
from planner.services.publication import decide
from planner.services.publish_revision import Occasion, add_and_publish, propose_revision
from planner.services.settle_weeks import settle_week
from planner.services.solving import Solve
from planner.store import weeks
from planner.store.weeks import lock_basin
from schemas.employer import Publication
from schemas.roster import Baseline, Roster

Done = Literal["in line", "stored"]
Transactions = Callable[[], AbstractContextManager[Session]]

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Plans:
    """How weeks are planned here."""

    transactions: Transactions
    solve: Solve
    figures: Figures
    clock: Callable[[], datetime]
    patience: Patience
    publication: Publication
    """What an employer that says nothing has chosen."""
    reached: Reached = unwatched
    metrics: Metrics = field(default_factory=lambda: Metrics(CollectorRegistry()))
    """Where plans are counted; in a registry that nobody asks unless told otherwise."""


@dataclass(frozen=True)
class _Draft:
    """What is to be stored of a solved week, in this order."""

    published: Roster | None
    proposed: Roster | None
    again: bool = False
    """Whether the week is to be planned once more on top of what is published."""


@dataclass(frozen=True)
class _Stored:
    """Revisions that were stored of it."""

    published: int | None
    proposed: int | None
    none: bool
    """Whether the answer was that there is no roster."""


Settle = Callable[[Session], None]
"""Called in the transaction that stores the plan; raises where whoever plans no longer may."""


def plan_week(plans: Plans, basin: str, week: str, settle: Settle) -> Done:
    """Plan a week until its plan is stored, or until it is found to be in line with its facts."""
    while True:
        with plans.transactions() as session:
            loaded = load_week(session, basin, week, plans.clock())
            if loaded is None:
                settle(session)
                return "in line"
        plans.reached(Step.PLANNER_2_LOADED)
        draft = _drafted(plans, loaded)
        plans.reached(Step.PLANNER_3_SOLVED)
        with plans.transactions() as session:
            stored = _stored(session, plans, loaded, draft)
            if stored is not None:
                settle(session)
            plans.reached(Step.PLANNER_4_STORED)
        plans.reached(Step.PLANNER_5_COMMITTED)
        _told(plans, loaded, stored)
        if stored is not None:
            return "stored"


def _told(plans: Plans, loaded: LoadedWeek, stored: _Stored | None) -> None:
    """Count and log what came of a plan."""
    if stored is None:
        plans.metrics.solved("overtaken")
        _log.info("plan.overtaken", races=loaded.races + 1)
        return
    plans.metrics.solved("none" if stored.none else "stored")
    if stored.published is not None:
        _log.info("roster.published", revision=stored.published)
        if loaded.since is not None:
            plans.metrics.published((plans.clock() - loaded.since).total_seconds())
    if stored.proposed is not None:
        _log.info("roster.proposed", revision=stored.proposed)


def _drafted(plans: Plans, loaded: LoadedWeek) -> _Draft:
    """Solve, and decide what of it is published at once."""
    problem, baseline = loaded.problem, loaded.problem.baseline
    roster = plans.patience.plan(plans.solve, problem, loaded.races)
    if loaded.held_back:
        return _Draft(None, roster)
    decision = decide(roster, baseline, problem, plans.publication)
    if not decision.waiting:
        return _Draft(None if roster.status == "none" else roster, roster if roster.status == "none" else None)
    if not decision.publishes:
        return _Draft(None, roster)
    kept = plans.patience.plan(plans.solve, kept_problem(problem, roster, decision.waiting_sites))
    if kept.status == "none":
        return _Draft(None, roster)
    joined = join(problem, roster, kept, decision.waiting_sites, plans.figures)
    given = Baseline(
        **{name: getattr(joined, name) for name in Roster.model_fields},
        published_at=problem.now,
        frozen_until=problem.now,
    )
    try:
        return _Draft(joined, rebased(problem, roster, given, plans.figures))
    except RejectedError:
        return _Draft(joined, None, again=True)


def _stored(session: Session, plans: Plans, loaded: LoadedWeek, draft: _Draft) -> _Stored | None:
    """Store a plan; None where facts have overtaken it."""
    basin, now = lock_basin(session, loaded.basin), plans.clock()
    known = None
    if basin is not None and still_holds(session, loaded):
        known = with_bookings(session, basin, loaded, draft.published, draft.proposed)
    if basin is None or known is None:
        if basin is not None:
            weeks.lost_race(session, loaded.basin, loaded.week)
            settle_week(session, basin, loaded.week, now, loaded.cause)  # says so where it is lost too often
        return None
    occasion = Occasion(basin, known.problem, plans.figures, now, loaded.cause)
    published = proposed = None
    if known.published is not None:
        published = add_and_publish(session, known.published, loaded.version, occasion).revision
    if known.proposed is not None:
        proposed = propose_revision(session, known.proposed, loaded.version, occasion).revision
        settle_week(session, basin, loaded.week, now, loaded.cause)
    weeks.planned(session, loaded.basin, loaded.week, loaded.version)
    if draft.again:
        mark_week(session, loaded.basin, loaded.week, None, now)
    return _Stored(published, proposed, none=known.proposed is not None and known.proposed.status == "none")
