"""records: an agent or a site as planning knows it, read whole and stated anew in the version that was read."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Response
from pydantic import PlainValidator
from sqlmodel import Session

from planner.services.network.change_record import Change, change_agent, change_site
from planner.services.network.importing.one_stated import agent_stated, site_stated
from planner.services.network.read_record import agent_record, site_record
from planner.store import networks
from planner.store.weeks import lock_basin
from planner.web.api.asking import Asking, May
from planner.web.api.problems import Refusal, unknown
from planner.web.api.shapes import Told
from planner.web.api.turns import Turn
from planner.web.api.versions import IfMatch, require_match, tag_of
from schemas.known.people import AgentRecord
from schemas.known.places import SiteRecord
from schemas.shape import Shape

router = APIRouter(route_class=Turn, tags=["network"])


def as_given(value: object) -> object:
    """Read where the basin is at hand, so that all faults come at once."""
    return value


AgentGiven = Annotated[Any, Body(), PlainValidator(as_given, json_schema_input_type=AgentRecord)]
SiteGiven = Annotated[Any, Body(), PlainValidator(as_given, json_schema_input_type=SiteRecord)]


class Changed(Told):
    """What became of a change."""

    weeks: list[str]
    """Weeks that are planned again because of it."""


@router.get("/agents/{agent:path}/record", response_model=AgentRecord)
def record_of_agent(agent: str, asking: Annotated[Asking, Depends(May("network.read", "agent"))]) -> Response:
    """All that planning knows of an agent: contracts, trainings, sites, times taken, wishes, weeks worked."""
    with asking.standing.reading() as session:
        found = agent_record(session, agent)
    asking.looked_at([agent])
    return told(found)


@router.put("/agents/{agent:path}/record")
def state_agent(
    agent: str,
    given: AgentGiven,
    response: Response,
    asking: Annotated[Asking, Depends(May("network.write", "agent"))],
    if_match: IfMatch = None,
) -> Changed:
    """State an agent anew, whole, in the version that was read; weeks that are another problem now are planned again.

    Who looks after sites states those whose home is there, and sends nobody to or away from others' sites.
    """
    with network_of(asking) as (session, stored):
        before = agent_record(session, agent)
        require_match(if_match, tag_of_record(before), (plain_of(before), given))
        if before is None:
            raise unknown()
        after = agent_stated(session, stored, agent, given)
        moved = set(before.sites) ^ set(after.sites)
        require_own(asking, {before.home_site, after.home_site, *moved})
        weeks = change_agent(session, after, change_by(asking))
        response.headers["etag"] = tag_of_record(agent_record(session, agent))
    return Changed(weeks=list(weeks))


@router.get("/sites/{site:path}/record", response_model=SiteRecord)
def record_of_site(site: str, asking: Annotated[Asking, Depends(May("network.read", "site"))]) -> Response:
    """All that planning knows of a site: calendars, label, rooms, demand, appointments wanted."""
    with asking.standing.reading() as session:
        return told(site_record(session, site))


@router.put("/sites/{site:path}/record")
def state_site(
    site: str,
    given: SiteGiven,
    response: Response,
    asking: Annotated[Asking, Depends(May("network.write", "site"))],
    if_match: IfMatch = None,
) -> Changed:
    """State a site anew, whole, in the version that was read; weeks that are another problem now are planned again."""
    with network_of(asking) as (session, stored):
        before = site_record(session, site)
        require_match(if_match, tag_of_record(before), (plain_of(before), given))
        weeks = change_site(session, site_stated(stored, site, given), change_by(asking))
        response.headers["etag"] = tag_of_record(site_record(session, site))
    return Changed(weeks=list(weeks))


@contextmanager
def network_of(asking: Asking) -> Iterator[tuple[Session, networks.Network]]:
    """A transaction that holds the basin, with all that is known of its network."""
    with asking.standing.transactions() as session:
        lock_basin(session, asking.basin)
        stored = networks.read(session, asking.basin)
        if stored is None:
            raise unknown()
        yield session, stored


def require_own(asking: Asking, sites: Collection[str]) -> None:
    """403 for who looks after sites where any of these is another one."""
    if asking.reach == "sites" and not asking.identity.sites >= set(sites):
        raise Refusal(403, "the agent's home, and every site that comes or goes, must be your own")


def change_by(asking: Asking) -> Change:
    """A change by whoever asks, now."""
    return Change(asking.standing.clock(), asking.identity.id)


def told(record: Shape | None) -> Response:
    """A record with the tag of its version; 404 where there is none."""
    if record is None:
        raise unknown()
    headers = {"etag": tag_of_record(record), "cache-control": "private, no-cache"}
    return Response(record.model_dump_json(by_alias=True), media_type="application/json", headers=headers)


def tag_of_record(record: Shape | None) -> str:
    """What names the version of a record."""
    return tag_of("" if record is None else record.model_dump_json(by_alias=True))


def plain_of(record: Shape | None) -> object:
    """A record as it goes out."""
    return None if record is None else record.model_dump(mode="json", by_alias=True)
