"""proposals: what waits for a decision: what it changes, why it waits, who is to be asked; published or put aside."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field
from sqlmodel import Session

from planner.services.publishing.review_proposal import Review, review_proposal
from planner.store import audit, revisions
from planner.store.audit import Deed
from planner.web.api.asking import Asking, May
from planner.web.api.part_of_roster import part_of_roster
from planner.web.api.problems import Refusal, unknown
from planner.web.api.shapes import BasinPath, Given, Told, WeekPath
from planner.web.api.submitting import IdempotencyKey, posting, say
from planner.web.api.turns import Turn
from planner.web.api.versions import tagged
from schemas.events.data import Ordinal
from schemas.events.roster_requests import RosterPublishRequested, RosterRejected
from schemas.explanation import Change
from schemas.roster import Roster
from schemas.time import Date

router = APIRouter(route_class=Turn, tags=["proposals"])
_OF = "/basins/{basin}/weeks/{week}/proposal"


class ConsentWanted(Told):
    """Somebody who is to be asked."""

    agent: str
    date: Date


class WaitingTold(Told):
    """A component that is not published by itself."""

    sites: list[str]
    publication: str
    """The rule that holds it back: `auto_outside_notice` or `review`."""
    why: str
    """The sentence for a manager, in French; agents stand in it as `{agent:ID}`."""


class ProposalTold(Told):
    """A roster that waits for a decision."""

    basin: str
    week: str
    revision: int
    supersedes: int | None
    """The published revision that it would take the place of."""
    short_sites: int
    """How many sites would fall short of the label."""
    status: Literal["optimal", "feasible", "none"]
    overtaken: bool
    """Whether facts have come since: another proposal follows."""
    waiting: list[WaitingTold]
    consents_wanted: list[ConsentWanted]
    changes: list[Change]
    """What it changes for people, against what they were given."""


class Decided(Given):
    """A decision on a proposal."""

    revision: Ordinal = Field(examples=[3])
    """The proposal that was looked at."""


class PutAside(Decided):
    """A proposal that is not wanted."""

    why: Literal["hours", "people", "facts", "other"]
    """What does not suit: the hours, what it asks of people, the facts it was made from, or something else."""


class DecisionTold(Told):
    """What became of a proposal."""

    revision: int
    state: Literal["published", "rejected"]


@router.get(_OF)
def proposal(
    basin: BasinPath, week: WeekPath, asking: Annotated[Asking, Depends(May("proposals.read", "basin"))]
) -> ProposalTold:
    """The proposal of a week that waits; 404 where none does."""
    with asking.standing.reading() as session:
        return _told(_review(session, asking, basin, week), asking)


@router.get(f"{_OF}/roster", response_model=Roster)
def proposed_roster(
    basin: BasinPath,
    week: WeekPath,
    request: Request,
    asking: Annotated[Asking, Depends(May("proposals.read", "basin"))],
) -> Response:
    """The roster that is proposed."""
    with asking.standing.reading() as session:
        row = revisions.proposed(session, basin, week)
    if row is None:
        raise unknown()
    roster = part_of_roster(revisions.roster_of(row), asking.identity, asking.reach)
    return tagged(request, roster.model_dump_json())


@router.post(f"{_OF}/publish")
def publish_proposal(
    basin: BasinPath,
    week: WeekPath,
    given: Decided,
    request: Request,
    asking: Annotated[Asking, Depends(May("proposals.decide", "basin"))],
    key: IdempotencyKey = None,
) -> DecisionTold:
    """Give the proposal to people; 409 where facts have overtaken it or it would change the past."""
    data = RosterPublishRequested(week=week, revision=given.revision, by=asking.identity.id)
    say(
        asking,
        data,
        basin=basin,
        subject=f"{basin}/{week}",
        posted=posting(asking, request, given.model_dump(mode="json"), key),
        first=lambda session: _require_own(session, asking, basin, week),
    )
    return DecisionTold(revision=given.revision, state="published")


@router.post(f"{_OF}/reject")
def reject_proposal(
    basin: BasinPath,
    week: WeekPath,
    given: PutAside,
    request: Request,
    asking: Annotated[Asking, Depends(May("proposals.decide", "basin"))],
    key: IdempotencyKey = None,
) -> DecisionTold:
    """Put the proposal aside; it is not made again until a fact changes. Why stands in the audit."""
    posted = posting(asking, request, given.model_dump(mode="json"), key)

    def note(session: Session) -> None:
        row = revisions.get(session, basin, week, given.revision)
        if row is not None and row.state == "rejected":
            detail = {"revision": given.revision, "why": given.why}
            deed = Deed("roster.rejection_explained", f"{basin}/{week}", asking.identity.id, posted.id, detail)
            audit.add(session, basin, deed, asking.standing.clock())

    say(
        asking,
        RosterRejected(week=week, revision=given.revision, by=asking.identity.id),
        basin=basin,
        subject=f"{basin}/{week}",
        posted=posted,
        first=lambda session: _require_own(session, asking, basin, week),
        then=note,
    )
    return DecisionTold(revision=given.revision, state="rejected")


def _require_own(session: Session, asking: Asking, basin: str, week: str) -> None:
    """A site manager decides where nobody else's site waits."""
    if asking.reach == "basin":
        return
    review = review_proposal(session, basin, week, asking.standing.publication, asking.standing.clock())
    if review is not None and (review.decision is None or not asking.identity.sites >= review.decision.waiting_sites):
        raise Refusal(403, "it concerns sites of others: whoever looks after the basin decides")


def _review(session: Session, asking: Asking, basin: str, week: str) -> Review:
    review = review_proposal(session, basin, week, asking.standing.publication, asking.standing.clock())
    if review is None:
        raise unknown()
    return review


def _told(review: Review, asking: Asking) -> ProposalTold:
    row, decision = review.row, review.decision
    part = part_of_roster(review.roster, asking.identity, asking.reach)
    seen = {change.agent for change in part.changes}
    waiting = () if decision is None else decision.waiting
    own = [each for each in waiting if asking.reach == "basin" or asking.identity.sites & set(each.sites)]
    wanted = () if decision is None else decision.consents_wanted
    return ProposalTold(
        basin=row.basin,
        week=row.week,
        revision=row.revision,
        supersedes=row.supersedes,
        short_sites=sum(not each.met for each in part.guarantees),
        status=review.roster.status,
        overtaken=decision is None,
        waiting=[WaitingTold(sites=list(each.sites), publication=each.publication, why=each.why) for each in own],
        consents_wanted=[ConsentWanted(agent=each.agent, date=each.date) for each in wanted if each.agent in seen],
        changes=list(part.changes),
    )
