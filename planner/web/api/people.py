"""people: an agent comes, or has left and is forgotten."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from planner.services.network.change_record import add_agent
from planner.services.network.importing.one_stated import agent_stated
from planner.services.network.read_record import agent_record
from planner.services.people.forget_agent import Forgotten, forget_agent
from planner.store.weeks import lock_basin
from planner.web.api.asking import Asking, May
from planner.web.api.problems import Refusal, unknown
from planner.web.api.records import AgentGiven, Changed, change_by, network_of, plain_of, require_own, tag_of_record
from planner.web.api.shapes import BasinPath, Told
from planner.web.api.turns import Turn
from planner.web.api.versions import IfMatch, require_match
from schemas.tables.agent import AgentRow

router = APIRouter(route_class=Turn, tags=["network"])


class ForgottenTold(Told):
    """Somebody who was forgotten."""

    pseudonym: str
    """What stands for them in past rosters."""


@router.post("/basins/{basin}/agents", status_code=201)
def add(
    basin: BasinPath,
    given: AgentGiven,
    response: Response,
    asking: Annotated[Asking, Depends(May("network.write", "basin"))],
) -> Changed:
    """Know somebody new, under the id that is given; 409 where somebody has it; coming weeks are planned again."""
    with network_of(asking) as (session, stored):
        if isinstance(given, dict) and session.get(AgentRow, str(given.get("id"))) is not None:
            raise Refusal(409, "somebody has this id")
        record = agent_stated(session, stored, None, given)
        require_own(asking, {record.home_site, *record.sites})
        weeks = add_agent(session, basin, record, change_by(asking))
        response.headers["etag"] = tag_of_record(agent_record(session, record.id))
    return Changed(weeks=list(weeks))


@router.delete("/agents/{agent:path}/record")
def forget(
    agent: str,
    asking: Annotated[Asking, Depends(May("network.write", "agent"))],
    if_match: IfMatch = None,
) -> ForgottenTold:
    """Forget an agent who has left, for good, in the version that was read; past rosters keep a pseudonym.

    409 while a roster gives them something to do: report their absence, and publish, before.
    """
    standing = asking.standing
    with standing.transactions() as session:
        lock_basin(session, asking.basin)
        record = agent_record(session, agent)
        if record is None:
            raise unknown()
        require_match(if_match, tag_of_record(record), (plain_of(record), None))
        require_own(asking, {record.home_site, *record.sites})
        done = forget_agent(session, agent, standing.clock(), asking.identity.id)
    if not isinstance(done, Forgotten):
        raise Refusal(409, "a roster gives them something to do: report their absence, and publish, before")
    return ForgottenTold(pseudonym=done.pseudonym)
