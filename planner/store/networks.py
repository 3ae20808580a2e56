"""networks: everything that is known of a basin's counters and people, read at once."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from planner.store.network_questions import PART, WHOLE
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
    asked = WHOLE if around is None else PART
    values: dict[str, object] = {"basin": basin}
    if around is not None:
        values |= {"sites": list(around.sites), "agents": list(around.agents)}
    return Network(
        basin=row,
        employers=take(session, EmployerRow, asked.employers, **values),
        partners=take(session, PartnerRow, asked.partners, **values),
        sites=take(session, SiteRow, asked.sites, **values),
        agents=take(session, AgentRow, asked.agents, **values),
        agent_sites=take(session, AgentSiteRow, asked.agent_sites, **values),
        contracts=take(session, ContractRow, asked.contracts, **values),
        skills=take(session, SkillRow, asked.skills, **values),
        worked_weeks=take(session, WorkedWeekRow, asked.worked_weeks, **values),
        travels=take(session, TravelRow, asked.travels, **values),
        referents=take(session, ReferentRow, asked.referents, **values),
        referent_sites=take(session, ReferentSiteRow, asked.referent_sites, **values),
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
