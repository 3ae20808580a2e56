"""plan_week: brings a stale week back in line with its facts: load, solve, decide, store if nothing changed meanwhile.

A plan made from older facts never wins (contract of the bus, 5): it is thrown away and the week is planned again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Literal

import structlog
from sqlmodel import Session

from events.steps import Step
from planner.services.announce import Cause
from planner.services.facts.mark_weeks import look_again, plan_on
from planner.services.facts.settle_weeks import settle_week
from planner.services.planning.bookings_meanwhile import with_bookings
from planner.services.planning.draft_week import Draft, Plans, drafted
from planner.services.planning.loaded_week import LoadedWeek, load_week, still_holds
from planner.services.planning.solving import OvertakenError
from planner.services.publishing.publish_revision import Occasion, add_and_publish, propose_revision
from planner.services.slots.more_offers import ask_for_more
from planner.store import progress, revisions, weeks
from planner.store.weeks import lock_basin
from schemas.problem import Problem

Done = Literal["in line", "stored", "put off"]

_log = structlog.get_logger(__name__)


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
        if not _breathed(plans, basin, week, settle):
            return "put off"
        with plans.reading() as session:  # a whole problem takes a while: nobody who writes waits for it
            loaded = load_week(session, basin, week, plans.clock())
        if loaded is None:
            if _in_line(plans, basin, week, settle):
                return "in line"
            continue
        plans.reached(Step.PLANNER_2_LOADED)
        try:
            draft = drafted(plans, loaded)
        except OvertakenError:
            if _put_off(plans, basin, week, partial(still_holds, loaded=loaded), settle):
                return "put off"
            continue
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


def _in_line(plans: Plans, basin: str, week: str, settle: Settle) -> bool:
    """Settle a week that needs no plan; false where a fact came since it was looked at."""
    with plans.transactions() as session:
        if load_week(session, basin, week, plans.clock()) is not None:
            return False
        settle(session)
        return True


def _breathed(plans: Plans, basin: str, week: str, settle: Settle) -> bool:
    """Wait before a plan without hurry, so that it takes no time from who is about to act; False where it is put off.

    It is not even loaded before: what an absence sets off would share its time with it.
    """
    began = plans.clock()
    with plans.reading() as session:
        row = weeks.get(session, basin, week)
        version = row.version if row is not None and row.calm else None
    if version is None:
        return True

    def is_still(session: Session) -> bool:
        row = weeks.get(session, basin, week)
        return row is not None and row.version == version

    def overtaken() -> bool:
        with plans.reading() as session:
            return not is_still(session) or weeks.hurried_since(session, began)

    return plans.breathe(overtaken) or not _put_off(plans, basin, week, is_still, settle)


def _put_off(plans: Plans, basin: str, week: str, holds: Callable[[Session], bool], settle: Settle) -> bool:
    """Let a plan without hurry wait behind those that people wait for; False where facts make it one of these."""
    plans.metrics.solved("overtaken")
    with plans.transactions() as session:
        progress.end(session, basin, week)
        if lock_basin(session, basin) is None or not holds(session):
            return False
        row = weeks.hold(session, basin, week)
        look_again(session, basin, week, Cause(tuple(row.cause), row.cause_count), plans.clock())
        settle(session)
        return True


def _told(plans: Plans, loaded: LoadedWeek, stored: _Stored | None) -> None:
    """Count and log what came of a plan."""
    if stored is None:
        plans.metrics.solved("overtaken")
        _log.info("plan.overtaken", races=loaded.races + 1)
        return
    plans.metrics.solved("none" if stored.none else "stored")
    if stored.published is not None:
        _log.info("roster.published", revision=stored.published)
        if loaded.since is not None and not loaded.calm:
            plans.metrics.published((plans.clock() - loaded.since).total_seconds())
    if stored.proposed is not None:
        _log.info("roster.proposed", revision=stored.proposed)


def _stored(session: Session, plans: Plans, loaded: LoadedWeek, draft: Draft) -> _Stored | None:
    """Store a plan; None where facts have overtaken it."""
    basin, now = lock_basin(session, loaded.basin), plans.clock()
    progress.end(session, loaded.basin, loaded.week)
    known = None
    if basin is not None and still_holds(session, loaded):
        known = with_bookings(session, basin, loaded, draft.published, draft.proposed)
    if basin is None or known is None:
        if basin is not None:
            weeks.lost_race(session, loaded.basin, loaded.week)
            settle_week(session, basin, loaded.week, now, loaded.cause)  # says so where it is lost too often
        return None
    as_solved = known.problem is loaded.problem and known.published is draft.published
    judgement = draft.judgement if as_solved else None
    occasion = Occasion(basin, known.problem, plans.figures, now, loaded.cause, judgement=judgement)
    published = proposed = None
    if known.published is not None:
        published = add_and_publish(session, known.published, loaded.version, occasion).revision
    if known.proposed is not None:
        proposed = propose_revision(session, known.proposed, loaded.version, occasion).revision
        settle_week(session, basin, loaded.week, now, loaded.cause)
    if known.published is None and known.proposed is None:
        _still_stands(session, loaded)
    weeks.planned(session, loaded.basin, loaded.week, loaded.version)
    if draft.again:
        plan_on(session, loaded.basin, loaded.week, loaded.cause, now)
    elif draft.in_calm:
        look_again(session, loaded.basin, loaded.week, loaded.cause, now)
    _offer_more(session, loaded, known.problem, now)
    return _Stored(published, proposed, none=known.proposed is not None and known.proposed.status == "none")


def _still_stands(session: Session, loaded: LoadedWeek) -> None:
    """Nothing better was found at this version than what is proposed, where something is."""
    row = revisions.proposed(session, loaded.basin, loaded.week)
    if row is not None:
        row.version = loaded.version
        session.add(row)
        session.flush()


def _offer_more(session: Session, loaded: LoadedWeek, known: Problem, now: datetime) -> None:
    """What was booked while it was solved may have left too little on offer."""
    before = {booking.appointment for booking in loaded.problem.bookings}
    for taken in known.bookings:
        if taken.appointment not in before:
            ask_for_more(session, loaded.basin, loaded.week, (taken.site, taken.partner), None, now)
