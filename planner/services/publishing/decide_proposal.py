"""decide_proposal: a manager publishes the proposal of a week, or puts it aside."""

from collections.abc import Iterator

from sqlmodel import Session

from config.figures import Figures, load_figures
from events.outcome import APPLIED, Outcome, rejected
from planner.check.report import check
from planner.services.announce import Cause, take_back
from planner.services.facts.received import Received
from planner.services.naming import masked
from planner.services.planning.compose_problem import compose_problem
from planner.services.publishing.publish_revision import Occasion, publish_revision
from planner.store import revisions, weeks
from schemas.events import TYPE_OF
from schemas.events.roster_requests import RosterPublishRequested, RosterRejected
from schemas.events.rosters import RosterProposed
from schemas.faults import Fault, shown
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.tables.revision import RevisionRow
from schemas.tables.week import CAUSES_KEPT


def publish_proposal(session: Session, received: Received, data: RosterPublishRequested) -> Outcome:
    """Publish a proposal, unless facts have overtaken it or it would change what is past by now."""
    figures = load_figures()
    basin = received.basin
    row = revisions.get(session, basin.id, data.week, data.revision)
    if row is not None and row.state == "published":
        return APPLIED  # asked for twice
    problem = compose_problem(session, basin.id, data.week, received.now)
    assert problem is not None  # noqa: S101 - its basin is in hand
    problem = masked(problem)
    if row is None or row.state != "proposed":
        return rejected(_no_proposal(data.revision))
    roster = revisions.roster_of(row)
    if faults := tuple(_faults(session, row, roster, problem, figures)):
        return rejected(*faults)
    # People are told because somebody published, and because of the facts that the proposal was made for.
    cause = Cause((received.id, *row.cause)[:CAUSES_KEPT], 1 + row.cause_count)
    occasion = Occasion(basin, problem, figures, received.now, cause, by=data.by)
    publish_revision(session, row, roster, occasion, announced=True)
    return Outcome("applied", led_to=(f"{basin.id}/{data.week}/{row.revision}",))


def reject_proposal(session: Session, received: Received, data: RosterRejected) -> Outcome:
    """Put a proposal aside: it is not made again until a fact changes."""
    basin = received.basin.id
    row = revisions.get(session, basin, data.week, data.revision)
    if row is not None and row.state == "rejected":
        return APPLIED  # asked for twice
    if row is None or row.state != "proposed":
        return rejected(_no_proposal(data.revision))
    revisions.reject(session, row, by=data.by)
    weeks.rejected(session, basin, data.week, row.version)
    topic = TYPE_OF[RosterProposed].topic
    take_back(session, basin=basin, topic=topic, keys=[f"{basin}/{data.week}/proposed"], now=received.now)
    received.note(session, f"{basin}/{data.week}", actor=data.by, revision=row.revision, version=row.version)
    return APPLIED


def _faults(session: Session, row: RevisionRow, roster: Roster, problem: Problem, figures: Figures) -> Iterator[Fault]:
    """Why a proposal cannot be published any more."""
    week = weeks.get(session, row.basin, row.week)
    mend = "wait for the next proposal, or ask for one"
    if roster.status == "none":
        yield Fault("/data/revision", f"{row.revision}, which is no roster", "a proposal with shifts", mend)
    elif week is None or weeks.touched_at(week) != row.version:
        yield Fault("/data/revision", f"{row.revision}, made from older facts", "a proposal of the newest facts", mend)
    elif any(found.rule == "plan.frozen" for found in check(problem, roster, figures).violations):
        yield Fault("/data/revision", f"{row.revision}, which would change the past", "changes to come", mend)


def _no_proposal(revision: int) -> Fault:
    return Fault(
        "/data/revision", shown(revision), "the revision that is proposed for the week", "look which one is proposed"
    )
