"""mending: who could be trained so that a partner no longer hangs on one person at a site, and from when on.

The training is one of those that `training` chooses among; here each stands by itself, for a person to choose from.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.core.skills.fragility import Holding, holdings
from planner.core.skills.spare_days import free_days, is_there
from planner.core.skills.trainings import Terms
from schemas.agent import Agent
from schemas.ids import AgentId, PartnerId, SiteId
from schemas.problem import Problem
from schemas.time import week_dates


@dataclass(frozen=True)
class Mend:
    """One agent who could learn to attend for a partner."""

    agent: AgentId
    days: int
    """How many days it takes."""
    first: date | None
    """The first day in the weeks looked at on which they could be sent: free, and enough stay at their sites."""
    asks: bool
    """Whether they may have to agree to it: on no other day could they be sent."""
    also: tuple[SiteId, ...]
    """Other sites at which it would mend the same."""


@dataclass(frozen=True)
class Mendable:
    """A partner with too few holders at a site when the weeks are over, and who could become one."""

    site: SiteId
    partner: PartnerId
    lacking: int
    """How many holders lack."""
    mends: tuple[Mend, ...]
    """Those that mend most sites first, then who can be sent soonest."""


def mendable(weeks: Sequence[Problem], terms: Terms) -> tuple[Mendable, ...]:
    """What lacks at the end of some weeks, by site and partner, each with everybody who could be trained for it."""
    lacking = [each for each in holdings(weeks[-1]) if len(each.at_end) < terms.holders] if weeks else []
    agents = {agent.id: agent for week in weeks for agent in week.agents}
    first = {key: _first_day(weeks, key, terms) for key in agents}
    return tuple(
        Mendable(
            each.site,
            each.partner,
            terms.holders - len(each.at_end),
            tuple(sorted(_mends(each, lacking, agents.values(), first, terms.days), key=_order)),
        )
        for each in lacking
    )


def _mends(
    place: Holding,
    lacking: Sequence[Holding],
    agents: Iterable[Agent],
    first: dict[AgentId, tuple[date | None, bool]],
    days: int,
) -> Iterable[Mend]:
    same = [each for each in lacking if each.partner == place.partner and each.site != place.site]
    for agent in agents:
        if place.site in agent.sites and agent.id not in place.at_end:
            also = tuple(each.site for each in same if each.site in agent.sites and agent.id not in each.at_end)
            yield Mend(agent.id, days, *first[agent.id], also)


def _order(mend: Mend) -> tuple[int, date, AgentId]:
    return -len(mend.also), mend.first or date.max, mend.agent


def _first_day(weeks: Sequence[Problem], agent: AgentId, terms: Terms) -> tuple[date | None, bool]:
    """The first day to which nobody has to agree; where there is none, the first of all, and that it asks."""
    asked = {*terms.barred, *terms.asking}
    unasked = _first_of(weeks, agent, terms.days, asked)
    if unasked is not None:
        return unasked, False
    first = _first_of(weeks, agent, terms.days, terms.barred)
    return first, first is not None


def _first_of(
    weeks: Sequence[Problem], agent: AgentId, days: int, barred: Collection[tuple[AgentId, date]]
) -> date | None:
    """The first of so many days on end, within one of the weeks, on all of which somebody could be spared."""
    for week in weeks:
        free = [day for day in free_days(week, agent, barred) if _is_spared(week, agent, day)]
        for day in free:
            if all(day + timedelta(days=more) in free for more in range(days)):
                return day
    return None


def _is_spared(week: Problem, agent: AgentId, day: date) -> bool:
    """Whether enough people are left at each site on a day without somebody who counts there."""
    assert day in week_dates(week.week)  # noqa: S101 - it is one of the week's free days
    for site in week.sites:
        able = [each.id for each in week.agents if site.id in each.sites and is_there(each, day)]
        if agent in able and len(able) <= site.min_agents:
            return False
    return True
