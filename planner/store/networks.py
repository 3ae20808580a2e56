"""networks: everything that is known of a basin's counters and people, read at once."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, or_, select

from planner.store.plain import Take, looked_at, tracked
from schemas.tables.agent import AgentRow, AgentSiteRow, ContractRow, SkillRow, UnavailabilityRow, WorkedWeekRow
from schemas.tables.basin import BasinRow, TravelRow
from schemas.tables.employer import EmployerRow
from schemas.tables.partner import PartnerRow, ReferentRow, ReferentSiteRow
from schemas.tables.site import SiteRow


@dataclass(frozen=True)
class Network:
    """A basin's network as rows, each table in the order in which it was given."""

    basin: BasinRow
    """The planning unit."""
    employers: Sequence[EmployerRow]
    """Porteurs that are more than a name of a site."""
    partners: Sequence[PartnerRow]
    """Operators."""
    sites: Sequence[SiteRow]
    """Counters."""
    agents: Sequence[AgentRow]
    """People."""
    agent_sites: Sequence[AgentSiteRow]
    """Where they may be sent, agent by agent."""
    contracts: Sequence[ContractRow]
    """Their contracts, agent by agent, the oldest first."""
    skills: Sequence[SkillRow]
    """Their trainings, agent by agent."""
    worked_weeks: Sequence[WorkedWeekRow]
    """What they worked in weeks that were not planned here, agent by agent, the oldest first."""
    travels: Sequence[TravelRow]
    """Journeys."""
    referents: Sequence[ReferentRow]
    """Partners' people."""
    referent_sites: Sequence[ReferentSiteRow]
    """Where they receive, referent by referent."""


@dataclass(frozen=True)
class Around:
    """A part of a basin: some sites, whoever may work there, and some people more."""

    sites: Collection[str]
    agents: Collection[str]


def read(session: Session, basin: str, around: Around | None = None) -> Network | None:
    """The network of a basin, or a part of it; None where there is no such basin."""
    return _read(session, basin, around, tracked)


def look(session: Session, basin: str, around: Around | None = None) -> Network | None:
    """The same as plain values: for who only looks at it, often, and neither compares rows nor changes any."""
    return _read(session, basin, around, looked_at)


def _read(session: Session, basin: str, around: Around | None, take: Take) -> Network | None:
    row = session.get(BasinRow, basin)
    if row is None:
        return None
    employers = select(EmployerRow).where(EmployerRow.basin == basin)
    partners = select(PartnerRow).where(PartnerRow.basin == basin)
    sites = select(SiteRow).where(SiteRow.basin == basin)
    agents = select(AgentRow).where(AgentRow.basin == basin)
    travels = select(TravelRow).where(TravelRow.basin == basin)
    referents = select(ReferentRow).where(ReferentRow.basin == basin)
    people = select(AgentRow.id).where(AgentRow.basin == basin)
    receiving = select(ReferentRow.id).where(ReferentRow.basin == basin)
    if around is not None:
        sites = sites.where(col(SiteRow.id).in_(around.sites))
        there = select(AgentSiteRow.agent).where(col(AgentSiteRow.site).in_(around.sites))
        part = or_(col(AgentRow.id).in_(there), col(AgentRow.id).in_(around.agents))
        agents, people = agents.where(part), people.where(part)
        served = col(ReferentRow.id).in_(
            select(ReferentSiteRow.referent).where(col(ReferentSiteRow.site).in_(around.sites))
        )
        referents, receiving = referents.where(served), receiving.where(served)
        ends = (col(TravelRow.origin), col(TravelRow.destination))
        travels = travels.where(*(end.in_(around.sites) for end in ends))
    agent_sites = select(AgentSiteRow).where(col(AgentSiteRow.agent).in_(people))
    contracts = select(ContractRow).where(col(ContractRow.agent).in_(people))
    skills = select(SkillRow).where(col(SkillRow.agent).in_(people))
    worked = select(WorkedWeekRow).where(col(WorkedWeekRow.agent).in_(people))
    referent_sites = select(ReferentSiteRow).where(col(ReferentSiteRow.referent).in_(receiving))
    return Network(
        basin=row,
        employers=take(session, EmployerRow, employers.order_by(col(EmployerRow.ordinal), col(EmployerRow.id))),
        partners=take(session, PartnerRow, partners.order_by(col(PartnerRow.ordinal), col(PartnerRow.id))),
        sites=take(session, SiteRow, sites.order_by(col(SiteRow.ordinal), col(SiteRow.id))),
        agents=take(session, AgentRow, agents.order_by(col(AgentRow.ordinal), col(AgentRow.id))),
        agent_sites=take(
            session, AgentSiteRow, agent_sites.order_by(col(AgentSiteRow.agent), col(AgentSiteRow.ordinal))
        ),
        contracts=take(session, ContractRow, contracts.order_by(col(ContractRow.agent), col(ContractRow.valid_from))),
        skills=take(session, SkillRow, skills.order_by(col(SkillRow.agent), col(SkillRow.ordinal))),
        worked_weeks=take(session, WorkedWeekRow, worked.order_by(col(WorkedWeekRow.agent), col(WorkedWeekRow.week))),
        travels=take(session, TravelRow, travels.order_by(col(TravelRow.ordinal), col(TravelRow.origin))),
        referents=take(session, ReferentRow, referents.order_by(col(ReferentRow.ordinal), col(ReferentRow.id))),
        referent_sites=take(
            session,
            ReferentSiteRow,
            referent_sites.order_by(col(ReferentSiteRow.referent), col(ReferentSiteRow.ordinal)),
        ),
    )


def basins(session: Session) -> Sequence[BasinRow]:
    """Every basin, by id."""
    return session.exec(select(BasinRow).order_by(col(BasinRow.id))).all()


def employers(session: Session, of: Iterable[str]) -> Sequence[EmployerRow]:
    """The porteurs of some basins."""
    return session.exec(select(EmployerRow).where(col(EmployerRow.basin).in_(sorted(set(of))))).all()


def sites_of_agents(session: Session, agents: Iterable[str]) -> frozenset[str]:
    """Where any of these agents may work."""
    asked = select(AgentSiteRow.site).where(col(AgentSiteRow.agent).in_(sorted(agents))).distinct()
    return frozenset(session.exec(asked))


def worked_in(session: Session, basin: str, week: str) -> dict[str, WorkedWeekRow]:
    """What each agent of a basin worked in a week, as far as it is known."""
    people = select(AgentRow.id).where(AgentRow.basin == basin)
    asked = select(WorkedWeekRow).where(WorkedWeekRow.week == week, col(WorkedWeekRow.agent).in_(people))
    return {row.agent: row for row in session.exec(asked)}


def basin_of_agent(session: Session, agent: str) -> str | None:
    """The basin of an agent; None while the agent is not known."""
    row = session.get(AgentRow, agent)
    return None if row is None else row.basin


def basin_of_site(session: Session, site: str) -> str | None:
    """The basin of a site; None where it is not known."""
    row = session.get(SiteRow, site)
    return None if row is None else row.basin


def basin_of_referent(session: Session, referent: str) -> str | None:
    """The basin that a referent's time is granted to; None while the referent is not known."""
    row = session.get(ReferentRow, referent)
    return None if row is None else row.basin


def unavailabilities(session: Session, basin: str) -> Sequence[UnavailabilityRow]:
    """What is known beforehand of when agents cannot be on shift, agent by agent."""
    people = select(AgentRow.id).where(AgentRow.basin == basin)
    asked = select(UnavailabilityRow).where(col(UnavailabilityRow.agent).in_(people))
    return session.exec(
        asked.order_by(col(UnavailabilityRow.agent), col(UnavailabilityRow.start), col(UnavailabilityRow.id))
    ).all()


def unavailabilities_of(session: Session, agent: str) -> Sequence[UnavailabilityRow]:
    """The same of one agent."""
    asked = select(UnavailabilityRow).where(UnavailabilityRow.agent == agent)
    return session.exec(asked.order_by(col(UnavailabilityRow.start), col(UnavailabilityRow.id))).all()
