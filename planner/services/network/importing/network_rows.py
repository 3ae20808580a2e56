"""network_rows: a porteur, a counter, a person and a partner's person of a network file, as rows."""

from collections.abc import Iterator
from typing import Any

from schemas.known.people import KnownAgent, ReferentRecord
from schemas.known.places import KnownEmployer, KnownSite
from schemas.shape import Shape
from schemas.tables.agent import AgentRow, AgentSiteRow, ContractRow, SkillRow, UnavailabilityRow, WorkedWeekRow
from schemas.tables.employer import EmployerRow
from schemas.tables.partner import ReferentRow, ReferentSiteRow
from schemas.tables.row import Row
from schemas.tables.site import SiteRow


def employer_row(employer: KnownEmployer, basin: str, place: int) -> EmployerRow:
    """A porteur, at its place among those of its basin."""
    return EmployerRow(basin=basin, ordinal=place, **plain(employer))


def site_row(site: KnownSite, basin: str, place: int) -> SiteRow:
    """A site, at its place among those of its basin."""
    values = plain(site)
    where = values.pop("location") or {"lat": None, "lon": None, "commune": None}
    return SiteRow(basin=basin, ordinal=place, **values, **where)


def agent_rows(agent: KnownAgent, basin: str, place: int) -> Iterator[Row]:
    """An agent, at the place among those of the basin, and what belongs to the agent."""
    yield AgentRow(
        id=agent.id,
        basin=basin,
        ordinal=place,
        name=agent.name,
        employer=agent.employer,
        home_site=agent.home_site,
        balance_minutes=agent.balance_minutes,
        preferences=plain(agent)["preferences"],
    )
    for number, site in enumerate(agent.sites):
        yield AgentSiteRow(agent=agent.id, site=site, ordinal=number)
    for number, skill in enumerate(agent.skills):
        yield SkillRow(agent=agent.id, ordinal=number, **fields(skill))
    for contract in agent.contracts:
        yield ContractRow(agent=agent.id, **fields(contract))
    for away in agent.unavailable:
        yield UnavailabilityRow(agent=agent.id, **fields(away))
    for worked in agent.worked_weeks:
        yield WorkedWeekRow(agent=agent.id, **fields(worked))


def referent_rows(referent: ReferentRecord, basin: str, place: int) -> Iterator[Row]:
    """A partner's person at the place among those of the basin, and the sites that they receive at."""
    yield ReferentRow(id=referent.id, basin=basin, ordinal=place, partner=referent.partner, modality=referent.modality)
    for number, site in enumerate(referent.sites):
        yield ReferentSiteRow(referent=referent.id, site=site, ordinal=number)


def plain(shape: Shape) -> dict[str, Any]:
    """A part of the file as rows keep documents."""
    return shape.model_dump(mode="json", by_alias=True)


def fields(shape: Shape) -> dict[str, Any]:
    """The columns that a part of the file has."""
    return {name: getattr(shape, name) for name in type(shape).model_fields}
