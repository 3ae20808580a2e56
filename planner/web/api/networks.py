"""networks: basins, sites and agents."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy import bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from planner.store import networks
from planner.store.plain import plain
from planner.web.access.places import Place
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Part
from planner.web.api.shapes import BasinPath, Page, Told
from planner.web.api.turns import Turn
from planner.web.api.versions import tagged
from schemas.role import Role
from schemas.tables.agent import AgentRow, AgentSiteRow
from schemas.tables.site import SiteRow

router = APIRouter(route_class=Turn, tags=["network"])


class BasinTold(Told):
    """A planning unit."""

    id: str
    timezone: str
    """IANA name of the zone of its wall-clock times."""
    slot_minutes: int
    """The grid of its plans, in minutes."""


class SiteTold(Told):
    """A counter."""

    id: str
    basin: str
    name: str
    employer: str
    kind: str
    """`fixed`, `antenna`, `multisite` or `bus`."""
    lat: float | None
    lon: float | None
    commune: str | None
    """INSEE code."""
    published_hours: str
    """What the public was told, in OSM `opening_hours`."""
    school_hours: str | None
    """The same for school holidays; null: no other."""
    stations: int
    """Confidential rooms with a video set."""


_SITES = columns(*(col(getattr(SiteRow, name)) for name in SiteTold.model_fields)).where(
    col(SiteRow.basin) == bindparam("basin")
)


class AgentTold(Told):
    """One of the people of a basin."""

    id: str
    basin: str
    name: str
    employer: str
    home_site: str
    sites: list[str]
    """Where the agent may work, as far as the asker has to do with it."""


@router.get("/basins")
def basins(asking: Annotated[Asking, Depends(May("basins.read"))], part: Part) -> Page[BasinTold]:
    """The basins that one has to do with."""
    with asking.standing.reading() as session:
        found = [row for row in networks.basins(session) if asking.identity.knows(row.id)]
    told = [BasinTold(id=row.id, timezone=row.timezone, slot_minutes=row.slot_minutes) for row in found]
    return part.of(told, lambda each: (each.id,))


@router.get("/basins/{basin}/sites", response_model=Page[SiteTold])
def sites(
    basin: BasinPath,
    request: Request,
    asking: Annotated[Asking, Depends(May("sites.read", "basin"))],
    part: Part,
) -> Response:
    """The sites of a basin."""
    with asking.standing.reading() as session:
        every = [SiteTold(**row) for row in plain(session, _SITES, basin=basin).mappings()]
    seen = (each for each in every if asking.may_see(Place(basin, frozenset({each.id}))))
    return tagged(request, part.of(seen, lambda each: (each.id,)).model_dump_json())


@router.get("/sites/{site:path}")
def site(site: str, asking: Annotated[Asking, Depends(May("sites.read", "site"))]) -> SiteTold:
    """One site."""
    return _site(asking.read(SiteRow, site))


@router.get("/basins/{basin}/agents")
def agents(
    basin: BasinPath, asking: Annotated[Asking, Depends(May("agents.read", "basin"))], part: Part
) -> Page[AgentTold]:
    """The agents of a basin: an agent sees those who may work at the own sites."""
    with asking.standing.reading() as session:
        rows = session.exec(select(AgentRow).where(AgentRow.basin == basin)).all()
        places = _places(session, basin, rows)
    seen = [_agent(asking, row, places[row.id]) for row in rows if asking.may_see(places[row.id])]
    return part.of(seen, lambda each: (each.id,))


@router.get("/agents/{agent:path}")
def agent(agent: str, asking: Annotated[Asking, Depends(May("agents.read", "agent"))]) -> AgentTold:
    """One agent."""
    row = asking.read(AgentRow, agent)
    asking.looked_at([agent])
    return _agent(asking, row, asking.place)


def _places(session: Session, basin: str, agents: Iterable[AgentRow]) -> dict[str, Place]:
    """Where each agent is at home: as `of_agent` says it, for all at once."""
    there: dict[str, set[str]] = {row.id: {row.home_site} for row in agents}
    asked = select(AgentSiteRow.agent, AgentSiteRow.site).join(AgentRow, col(AgentRow.id) == AgentSiteRow.agent)
    for agent, site in session.exec(asked.where(AgentRow.basin == basin)):
        there[agent].add(site)
    return {agent: Place(basin, frozenset(sites), agent) for agent, sites in there.items()}


def _site(row: SiteRow) -> SiteTold:
    return SiteTold(**{name: getattr(row, name) for name in SiteTold.model_fields})


def _agent(asking: Asking, row: AgentRow, place: Place | None) -> AgentTold:
    there = frozenset() if place is None else place.sites
    if asking.identity.role == Role.AGENT and row.id != asking.identity.agent:
        there &= asking.identity.sites  # a colleague's presence elsewhere is the colleague's own business
    fields = {name: getattr(row, name) for name in AgentTold.model_fields if name != "sites"}
    return AgentTold(**fields, sites=sorted(there))
