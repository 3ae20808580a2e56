"""identity: who asks, as everything that decides about rights knows them."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from schemas.ids import AccountId
from schemas.role import EVERYWHERE, Role, parted
from schemas.tables.agent import AgentRow, AgentSiteRow
from schemas.tables.partner import PartnerRow
from schemas.tables.site import SiteRow


@dataclass(frozen=True)
class Identity:
    """An account or a token, with everything that it looks after."""

    id: AccountId
    """Opaque id, for audits and events."""
    role: Role
    basins: frozenset[str] | None
    """Basins that it has to do with; None: all."""
    sites: frozenset[str] = frozenset()
    """Sites that a site manager looks after, or that an agent may work at."""
    agent: str | None = None
    """The agent that it is."""
    partner: str | None = None
    """The partner that it is."""
    rights: frozenset[str] | None = None
    """Rights that a machine was given; None of everybody else, whose role says it."""

    def knows(self, basin: str) -> bool:
        """Whether it has to do with a basin."""
        return self.basins is None or basin in self.basins


def identity_of(session: Session, id: str, role: str, scopes: list[str]) -> Identity:  # noqa: A002 - the attribute's own name
    """Who an account or a token is now: what it looks after is read, as sites change hands."""
    given, known = parted(scopes), Role(role)
    named = given.get("basin", frozenset())
    basins = None if EVERYWHERE in named else named
    account = AccountId(id)
    if known == Role.SITE_MANAGER:
        sites = given.get("site", frozenset())
        return Identity(account, known, _basins_of(session, sites), sites)
    if known == Role.AGENT:
        (agent,) = given["agent"]
        row = session.get(AgentRow, agent)
        there = frozenset(session.exec(select(AgentSiteRow.site).where(AgentSiteRow.agent == agent)))
        return Identity(account, known, frozenset() if row is None else frozenset({row.basin}), there, agent)
    if known == Role.PARTNER:
        (partner,) = given["partner"]
        served = frozenset(session.exec(select(PartnerRow.basin).where(PartnerRow.id == partner)))
        return Identity(account, known, served & named if named and basins is not None else served, partner=partner)
    rights = given.get("right", frozenset()) if known == Role.MACHINE else None
    return Identity(account, known, basins, rights=rights)


def _basins_of(session: Session, sites: frozenset[str]) -> frozenset[str]:
    return frozenset(session.exec(select(SiteRow.basin).where(col(SiteRow.id).in_(sorted(sites))).distinct()))
