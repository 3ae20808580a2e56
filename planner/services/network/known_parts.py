"""known_parts: a porteur, a counter and a person as the store knows them, as a network file has them."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from planner.store.networks import Network
from schemas.agent import Preference, Skill
from schemas.employer import Override
from schemas.known.people import KnownAgent, KnownContract, KnownUnavailability, WorkedWeek
from schemas.known.places import KnownEmployer, KnownSite, ListedSite
from schemas.shape import Shape
from schemas.site import DemandWindow, Label, Location, PartnerTarget
from schemas.tables.agent import AgentRow, UnavailabilityRow
from schemas.tables.columns import canonical
from schemas.tables.employer import EmployerRow
from schemas.tables.site import SiteRow

_Read = TypeVar("_Read", bound=Shape)


def known_employer(row: EmployerRow) -> KnownEmployer:
    """A porteur."""
    return KnownEmployer.model_validate(
        {
            "id": row.id,
            "name": row.name,
            "notice_working_days": row.notice_working_days,
            "publication": row.publication,
            "overrides": documents(Override, row.overrides),
            "sources": None if row.sources is None else tuple(row.sources),
        }
    )


def known_site(row: SiteRow) -> KnownSite:
    """A site."""
    located = None not in (row.lat, row.lon)
    return KnownSite.model_validate(
        {
            "id": row.id,
            "name": row.name,
            "employer": row.employer,
            "kind": row.kind,
            "location": Location(lat=row.lat or 0, lon=row.lon or 0, commune=row.commune or "") if located else None,
            "published_hours": row.published_hours,
            "school_hours": row.school_hours,
            "openable_hours": row.openable_hours,
            "label": _document(Label, row.label),
            "stations": row.stations,
            "demand": documents(DemandWindow, row.demand),
            "partner_targets": documents(PartnerTarget, row.partner_targets),
            "listed": _document(ListedSite, row.listed),
        }
    )


def known_agent(row: AgentRow, stored: Network, unavailabilities: Sequence[UnavailabilityRow]) -> KnownAgent:
    """An agent of a network, and the times known beforehand in which its agents cannot be on shift."""
    contract = ("valid_from", "regime", "weekly_minutes", "max_weekly_minutes", "part_time")
    worked = ("week", "minutes", "late_shifts", "saturdays", "last_shift_end")
    return KnownAgent.model_validate(
        {
            "id": row.id,
            "name": row.name,
            "employer": row.employer,
            "home_site": row.home_site,
            "sites": tuple(one.site for one in stored.agent_sites if one.agent == row.id),
            "contracts": tuple(
                KnownContract.model_validate(columns_of(one, contract))
                for one in stored.contracts
                if one.agent == row.id
            ),
            "skills": tuple(
                Skill.model_validate(columns_of(one, ("code", "valid_from", "valid_until")))
                for one in stored.skills
                if one.agent == row.id
            ),
            "unavailable": tuple(
                KnownUnavailability.model_validate(columns_of(one, ("id", "start", "end", "reason")))
                for one in unavailabilities
                if one.agent == row.id
            ),
            "preferences": documents(Preference, row.preferences),
            "worked_weeks": tuple(
                WorkedWeek.model_validate(columns_of(one, worked)) for one in stored.worked_weeks if one.agent == row.id
            ),
            "balance_minutes": row.balance_minutes,
        }
    )


def columns_of(row: object, names: Iterable[str]) -> dict[str, object]:
    """Some columns of a row."""
    return {name: getattr(row, name) for name in names}


def _document(shape: type[_Read], stored: object) -> _Read | None:
    """A part of a row that is kept as it stands in files."""
    return None if stored is None else shape.model_validate_json(canonical(stored))


def documents(shape: type[_Read], stored: Iterable[object]) -> tuple[_Read, ...]:
    """Parts of a row that are kept so."""
    return tuple(shape.model_validate_json(canonical(each)) for each in stored)
