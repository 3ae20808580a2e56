"""requests: a week is to be planned."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import Field

from planner.web.api.asking import Asking, May
from planner.web.api.problems import unknown
from planner.web.api.shapes import BasinPath, Given, Told, WeekPath
from planner.web.api.submitting import IdempotencyKey, posting, say
from planner.web.api.turns import Turn
from schemas.events.roster_requests import PinnedShift, RosterRequested
from schemas.ids import AgentKey, RequestId, SiteId, SiteKey
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


@router.post("/basins/{basin}/weeks/{week}/requests", status_code=202)
def request_roster(
    basin: BasinPath,
    week: WeekPath,
    given: NewRequest,
    request: Request,
    asking: Annotated[Asking, Depends(May("requests.write", "basin"))],
    key: IdempotencyKey = None,
) -> RequestTold:
    """Ask for the roster of a week; it follows by itself, published or proposed."""
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
