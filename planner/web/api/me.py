"""me: who asks, to Binôme."""

from typing import Annotated

from fastapi import APIRouter, Depends

from planner.web.access.places import reach_of
from planner.web.access.rights import RIGHTS
from planner.web.api.asking import Asking, May
from planner.web.api.shapes import Told
from planner.web.api.turns import Turn
from schemas.role import EVERYWHERE, Role

router = APIRouter(route_class=Turn, tags=["who asks"])


class Me(Told):
    """Who asks, and what that one may."""

    id: str
    """Opaque id of the account or of the token."""
    role: Role
    """Who it is to Binôme."""
    basins: list[str]
    """Basins that it has to do with; `*`: all."""
    sites: list[str]
    """Its own sites."""
    agent: str | None
    """The agent that it is."""
    partner: str | None
    """The partner that it is."""
    rights: dict[str, str]
    """What it may, and how far: `basin`, `sites`, `self` or `partner`."""


@router.get("/me")
def me(asking: Annotated[Asking, Depends(May("me.read"))]) -> Me:
    """Who I am."""
    who = asking.identity
    found = {right: reach_of(who, right) for right in RIGHTS}
    return Me(
        id=who.id,
        role=who.role,
        basins=[EVERYWHERE] if who.basins is None else sorted(who.basins),
        sites=sorted(who.sites),
        agent=who.agent,
        partner=who.partner,
        rights={right: reach for right, reach in found.items() if reach is not None},
    )
