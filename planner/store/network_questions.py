"""network_questions: what the tables of a network are asked, written once: each look at a week asks all of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import BindParameter, bindparam
from sqlmodel import col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from schemas.tables.agent import AgentRow, AgentSiteRow, ContractRow, SkillRow, WorkedWeekRow
from schemas.tables.basin import TravelRow
from schemas.tables.employer import EmployerRow
from schemas.tables.partner import PartnerRow, ReferentRow, ReferentSiteRow
from schemas.tables.site import SiteRow


@dataclass(frozen=True)
class Questions:
    """One a table; each table in the order in which it was given."""

    employers: SelectOfScalar[EmployerRow]
    partners: SelectOfScalar[PartnerRow]
    sites: SelectOfScalar[SiteRow]
    agents: SelectOfScalar[AgentRow]
    agent_sites: SelectOfScalar[AgentSiteRow]
    contracts: SelectOfScalar[ContractRow]
    skills: SelectOfScalar[SkillRow]
    worked_weeks: SelectOfScalar[WorkedWeekRow]
    travels: SelectOfScalar[TravelRow]
    referents: SelectOfScalar[ReferentRow]
    referent_sites: SelectOfScalar[ReferentSiteRow]


def _questions(*, part: bool) -> Questions:
    """About a `basin`, or about a part of it: its `sites`, whoever may work there, and some `agents` more."""
    basin: BindParameter[str] = bindparam("basin")
    sites = select(SiteRow).where(SiteRow.basin == basin)
    agents = select(AgentRow).where(AgentRow.basin == basin)
    travels = select(TravelRow).where(TravelRow.basin == basin)
    referents = select(ReferentRow).where(ReferentRow.basin == basin)
    people = select(AgentRow.id).where(AgentRow.basin == basin)
    receiving = select(ReferentRow.id).where(ReferentRow.basin == basin)
    if part:
        these: BindParameter[Sequence[str]] = bindparam("sites", expanding=True)
        sites = sites.where(col(SiteRow.id).in_(these))
        there = select(AgentSiteRow.agent).where(col(AgentSiteRow.site).in_(these))
        theirs = or_(col(AgentRow.id).in_(there), col(AgentRow.id).in_(bindparam("agents", expanding=True)))
        agents, people = agents.where(theirs), people.where(theirs)
        served = col(ReferentRow.id).in_(select(ReferentSiteRow.referent).where(col(ReferentSiteRow.site).in_(these)))
        referents, receiving = referents.where(served), receiving.where(served)
        travels = travels.where(col(TravelRow.origin).in_(these), col(TravelRow.destination).in_(these))
    employers = select(EmployerRow).where(EmployerRow.basin == basin)
    partners = select(PartnerRow).where(PartnerRow.basin == basin)
    agent_sites = select(AgentSiteRow).where(col(AgentSiteRow.agent).in_(people))
    contracts = select(ContractRow).where(col(ContractRow.agent).in_(people))
    skills = select(SkillRow).where(col(SkillRow.agent).in_(people))
    worked = select(WorkedWeekRow).where(col(WorkedWeekRow.agent).in_(people))
    referent_sites = select(ReferentSiteRow).where(col(ReferentSiteRow.referent).in_(receiving))
    return Questions(
        employers=employers.order_by(col(EmployerRow.ordinal), col(EmployerRow.id)),
        partners=partners.order_by(col(PartnerRow.ordinal), col(PartnerRow.id)),
        sites=sites.order_by(col(SiteRow.ordinal), col(SiteRow.id)),
        agents=agents.order_by(col(AgentRow.ordinal), col(AgentRow.id)),
        agent_sites=agent_sites.order_by(col(AgentSiteRow.agent), col(AgentSiteRow.ordinal)),
        contracts=contracts.order_by(col(ContractRow.agent), col(ContractRow.valid_from)),
        skills=skills.order_by(col(SkillRow.agent), col(SkillRow.ordinal)),
        worked_weeks=worked.order_by(col(WorkedWeekRow.agent), col(WorkedWeekRow.week)),
        travels=travels.order_by(col(TravelRow.ordinal), col(TravelRow.origin)),
        referents=referents.order_by(col(ReferentRow.ordinal), col(ReferentRow.id)),
        referent_sites=referent_sites.order_by(col(ReferentSiteRow.referent), col(ReferentSiteRow.ordinal)),
    )


WHOLE = _questions(part=False)
PART = _questions(part=True)
