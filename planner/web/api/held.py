"""held: an agent is given all that is kept about them."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response
from pydantic_core import to_json

from planner.services.people.held_about import held_about
from planner.web.api.asking import Asking, May
from planner.web.api.problems import unknown
from planner.web.api.turns import Turn

router = APIRouter(route_class=Turn, tags=["agents"])


@router.get("/agents/{agent:path}/held", response_model=dict[str, list[dict[str, Any]]])
def held(agent: str, asking: Annotated[Asking, Depends(May("held.read", "agent"))]) -> Response:
    """All that is kept about an agent, by table and row, without secrets; for that agent alone."""
    with asking.standing.reading() as session:
        found = held_about(session, agent)
    if found is None:
        raise unknown()
    return Response(to_json(found), media_type="application/json", headers={"cache-control": "no-store"})
