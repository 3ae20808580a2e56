"""fragility: who of each site could attend for each partner that is received there, week by week."""

from dataclasses import dataclass
from datetime import date

from schemas.ids import AgentId, PartnerId, SiteId
from schemas.problem import Problem
from schemas.time import week_dates


@dataclass(frozen=True)
class Holding:
    """A partner that is received at a site, and who could attend for it in a week."""

    week: str
    site: SiteId
    partner: PartnerId
    holders: tuple[AgentId, ...]
    """Agents of the site who hold the skill on every day of the week, in the order of the problem."""
    lapsing: tuple[tuple[AgentId, date], ...]
    """Those who hold it on some day but not at the end of the week, with their last day."""

    at_end: tuple[AgentId, ...]
    """Those who hold it on the last day of the week: who has been trained in it, and whose training has not lapsed."""

    @property
    def hangs_on(self) -> AgentId | None:
        """The only one who holds it; None where there are more, or none."""
        return self.holders[0] if len(self.holders) == 1 else None


def holdings(problem: Problem) -> tuple[Holding, ...]:
    """All partners of all sites of a week that need an agent to attend, by site and partner.

    A partner is received where a target asks for it, or where one of its referents receives by video or telephone.
    """
    return tuple(
        _holding(problem, site.id, partner.id)
        for site in problem.sites
        for partner in problem.partners
        if _is_received(problem, site.id, partner.id)
    )


def _is_received(problem: Problem, site: SiteId, partner: PartnerId) -> bool:
    serving = [each for each in problem.referents if each.partner == partner and site in each.sites]
    if serving and all(each.modality == "on_site" for each in serving):
        return False  # permanences on the spot need nobody of the site
    here = next(each for each in problem.sites if each.id == site)
    return bool(serving) or any(each.partner == partner and each.appointments for each in here.partner_targets)


def _holding(problem: Problem, site: SiteId, partner: PartnerId) -> Holding:
    dates = week_dates(problem.week)
    holders, lapsing, at_end = [], [], []
    for agent in problem.agents:
        if site in agent.sites:
            held = [day for day in dates if agent.holds(partner, day)]
            if dates[-1] in held:
                at_end.append(agent.id)
            if len(held) == len(dates):
                holders.append(agent.id)
            elif held and dates[-1] not in held:
                lapsing.append((agent.id, held[-1]))
    return Holding(problem.week, site, partner, tuple(holders), tuple(lapsing), tuple(at_end))
