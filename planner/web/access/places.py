"""places: where a thing belongs: to a basin, sites, an agent, a partner; and whether somebody's right reaches it."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from planner.services.access.identity import Identity
from planner.store.plain import plain
from planner.web.access.rights import RIGHTS, Reach, Right
from schemas.role import Role
from schemas.tables.absence import AbsenceRow
from schemas.tables.agent import AgentRow, AgentSiteRow
from schemas.tables.basin import BasinRow
from schemas.tables.case import CaseRow
from schemas.tables.closure import ClosureRow
from schemas.tables.message import HookRow
from schemas.tables.partner import ReferentRow, ReferentSiteRow
from schemas.tables.request import PinRow, RequestRow
from schemas.tables.site import SiteRow
from schemas.tables.slot import SlotRow
from schemas.tables.swap import SwapRow

_BASIN = columns(col(BasinRow.id)).where(col(BasinRow.id) == bindparam("basin"))


@dataclass(frozen=True)
class Place:
    """Where a thing belongs."""

    basin: str
    sites: frozenset[str] = frozenset()
    agent: str | None = None
    partner: str | None = None
    colleague: str | None = None
    """The other one of two whom it is about."""
    whole: bool = False
    """Whether it is the basin itself: who reaches a part of it gets that part."""


def reach_of(identity: Identity, right: Right) -> Reach | None:
    """How far a right goes; None where somebody has none."""
    if identity.role == Role.MACHINE and right not in ("me.read", *(identity.rights or ())):
        return None
    return RIGHTS[right].get(identity.role)


def reaches(identity: Identity, reach: Reach, place: Place) -> bool:
    """Whether somebody whose right goes so far reaches a place."""
    if not identity.knows(place.basin):
        return False
    if reach == "basin" or place.whole:
        return True
    if reach == "sites":
        return bool(identity.sites & place.sites)
    if reach == "self":
        return identity.agent is not None and identity.agent in (place.agent, place.colleague)
    return identity.partner is not None and identity.partner == place.partner


def reached(identity: Identity, reach: Reach, kind: type[SlotRow]) -> tuple[ColumnElement[bool], ...]:
    """What `reaches` says of things of a basin that somebody knows, for the store to look at."""
    if reach == "basin":
        return ()
    if reach == "sites":
        return (col(kind.site).in_(sorted(identity.sites)),)
    if reach == "self":
        return (col(kind.agent) == identity.agent, col(kind.agent).is_not(None))
    return (col(kind.partner) == identity.partner, col(kind.partner).is_not(None))


def of_basin(session: Session, basin: str) -> Place | None:
    """A basin; None where there is none of that id, as everywhere below."""
    return None if plain(session, _BASIN, basin=basin).first() is None else Place(basin, whole=True)


def of_site(session: Session, site: str) -> Place | None:
    """A site."""
    row = session.get(SiteRow, site)
    return None if row is None else Place(row.basin, frozenset({site}))


def of_agent(session: Session, agent: str) -> Place | None:
    """An agent, who is at home wherever he may work."""
    row = session.get(AgentRow, agent)
    if row is None:
        return None
    there = session.exec(select(AgentSiteRow.site).where(AgentSiteRow.agent == agent))
    return Place(row.basin, frozenset({row.home_site, *there}), agent)


def of_absence(session: Session, absence: str) -> Place | None:
    """An absence belongs where its agent does."""
    row = session.get(AbsenceRow, absence)
    return None if row is None or row.agent is None else of_agent(session, row.agent)


def of_closure(session: Session, closure: str) -> Place | None:
    """A closure belongs to its site; of a lifting that came before its closure none is known."""
    row = session.get(ClosureRow, closure)
    return None if row is None or row.site is None else Place(row.basin, frozenset({row.site}))


def of_request(session: Session, request: str) -> Place | None:
    """A request, of the sites that it is about."""
    row = session.get(RequestRow, request)
    return None if row is None else place_of_request(row)


def place_of_request(row: RequestRow) -> Place:
    """Where a request belongs: one that names no site is about all of them."""
    return Place(row.basin, frozenset(row.sites or ()), whole=row.sites is None)


def of_pin(session: Session, pin: str) -> Place | None:
    """A shift that must stay, of its site."""
    row = session.get(PinRow, pin)
    return None if row is None else place_of_pin(row)


def place_of_pin(row: PinRow) -> Place:
    """Where a pin belongs."""
    return Place(row.basin, frozenset({row.site}), row.agent)


def of_slot(session: Session, slot: str) -> Place | None:
    """A slot, at its site and with its partner."""
    row = session.get(SlotRow, slot)
    return None if row is None else Place(row.basin, frozenset({row.site}), row.agent, row.partner)


def of_case(session: Session, case: str) -> Place | None:
    """A case, of its site and its partner."""
    row = session.get(CaseRow, case)
    return None if row is None else Place(row.basin, frozenset({row.site}), partner=row.partner)


def of_referent(session: Session, referent: str) -> Place | None:
    """A referent, of a partner."""
    row = session.get(ReferentRow, referent)
    if row is None:
        return None
    there = session.exec(select(ReferentSiteRow.site).where(ReferentSiteRow.referent == referent))
    return Place(row.basin, frozenset(there), partner=row.partner)


def of_hook(session: Session, hook: str) -> Place | None:
    """A program of an employer, of its basin."""
    row = session.get(HookRow, hook)
    return None if row is None else Place(row.basin)


def of_swap(session: Session, swap: str) -> Place | None:
    """A swap, of two agents at their sites."""
    row = session.get(SwapRow, swap)
    return None if row is None else place_of_swap(row)


def place_of_swap(row: SwapRow) -> Place:
    """Where a swap belongs."""
    return Place(row.basin, frozenset({row.site, row.colleague_site}), row.agent, colleague=row.colleague)
