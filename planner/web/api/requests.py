"""requests: a week is to be planned, and what became of that."""

import uuid
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import Field
from sqlmodel import col, select

from planner.services.record.became_of_request import became_of_request
from planner.store.revisions import State
from planner.web.access.places import place_of_request
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Asked, Part, named
from planner.web.api.problems import unknown
from planner.web.api.shapes import BasinPath, Given, Page, Told, WeekPath
from planner.web.api.submitting import IdempotencyKey, posting, say
from planner.web.api.turns import Turn
from schemas.events.roster_requests import PinnedShift, RosterRequested
from schemas.ids import AgentKey, RequestId, SiteId, SiteKey
from schemas.tables.request import RequestRow
from schemas.time import Instant

router = APIRouter(route_class=Turn, tags=["requests"])
_NAMES = uuid.UUID("9d1c4f0a-2b3e-5c6d-8f70-6a5b4c3d2e1f")


class PinGiven(Given):
    """A shift that must stay exactly as it is, until it is lifted."""

    agent: AgentKey
    site: SiteKey
    start: Instant
    end: Instant


class NewRequest(Given):
    """What is to be planned."""

    sites: list[SiteKey] | None = Field(default=None, min_length=1, max_length=500)
    """Sites to plan, the others keep what they were given; null: all that the asker looks after."""
    pins: list[PinGiven] = Field(default=[], max_length=500)
    """Shifts that must stay."""


class RequestTold(Told):
    """A request that was taken."""

    request: str
    basin: str
    week: str


class AskedTold(RequestTold):
    """A request that was taken, as it was asked."""

    sites: list[str] | None
    """Sites to plan, the others keep what they were given; null: all."""
    asked: Instant
    """When it was asked for."""


class MadeTold(Told):
    """A roster that was made because of a request, among other things perhaps."""

    revision: int
    state: State


class AnsweredTold(AskedTold):
    """A request, and what became of it."""

    waiting: bool
    """Whether the week is still to be planned because of it."""
    rosters: list[MadeTold]
    """Rosters that were made because of it, the oldest first."""


@router.get("/basins/{basin}/requests")
def requests(
    basin: BasinPath, asking: Annotated[Asking, Depends(May("requests.read", "basin"))], asked: Asked, part: Part
) -> Page[AskedTold]:
    """What was asked for in a basin, whatever became of it; all, where no range of time is named."""
    within, wanted = named(asked), select(RequestRow).where(RequestRow.basin == basin)
    if within is not None:
        wanted = wanted.where(col(RequestRow.time) >= within.start, col(RequestRow.time) < within.end)
    with asking.standing.reading() as session:
        rows = session.exec(wanted).all()
    found = (AskedTold(**_asked(row)) for row in rows if asking.may_see(place_of_request(row)))
    return part.of(found, lambda each: (each.asked.isoformat(), each.request))


@router.get("/requests/{request:path}")
def one_request(request: str, asking: Annotated[Asking, Depends(May("requests.read", "request"))]) -> AnsweredTold:
    """One request, with the rosters that were made because of it."""
    row = asking.read(RequestRow, request)
    with asking.standing.reading() as session:
        became = became_of_request(session, row)
    made = [MadeTold(revision=number, state=state) for number, state in became.rosters]
    return AnsweredTold(**_asked(row), waiting=became.waiting, rosters=made)


@router.post("/basins/{basin}/weeks/{week}/requests", status_code=202)
def request_roster(
    basin: BasinPath,
    week: WeekPath,
    given: NewRequest,
    request: Request,
    asking: Annotated[Asking, Depends(May("requests.write", "basin"))],
    key: IdempotencyKey = None,
) -> RequestTold:
    """Ask for the roster of a week; it follows by itself, published or proposed, and the request tells of it."""
    named = given.sites
    if asking.reach == "sites":
        pinned = {pin.site for pin in given.pins}
        if not asking.identity.sites >= {*(named or ()), *pinned}:
            raise unknown()
        named = named or [SiteId(site) for site in sorted(asking.identity.sites)]
    posted = posting(asking, request, given.model_dump(mode="json"), key)
    data = RosterRequested(
        request=RequestId(str(uuid.uuid5(_NAMES, posted.id))),
        week=week,
        sites=None if named is None else tuple(named),
        pins=tuple(PinnedShift(agent=p.agent, site=p.site, start=p.start, end=p.end) for p in given.pins),
        requested_by=asking.identity.id,
    )
    say(asking, data, basin=basin, subject=f"{basin}/{week}", posted=posted)
    return RequestTold(request=data.request, basin=basin, week=week)


def _asked(row: RequestRow) -> dict[str, Any]:
    return {"request": row.id, "basin": row.basin, "week": row.week, "sites": row.sites, "asked": row.time}
