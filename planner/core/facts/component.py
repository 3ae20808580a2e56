"""component: everything the solver reads of a problem, derived once and never changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from config.figures import Figures
from planner.core.facts.agent import AgentFacts, read_agent
from planner.core.facts.near import journeys_of, near_sites
from planner.core.facts.site import SiteFacts, read_site
from planner.core.facts.week import WEEK_MINUTES, Span, Week, clipped, day_of, read_week, united
from schemas.ids import AgentId, ReferentId, SiteId
from schemas.partner import Booking, Referent
from schemas.problem import Problem


@dataclass(frozen=True)
class Facts:
    """A problem, or one component of it, in minutes of the week."""

    problem: Problem
    figures: Figures
    week: Week
    now: int
    """The minute of now on the grid, within the week: nothing before it is open to choice."""
    frozen_until: int
    sites: Mapping[SiteId, SiteFacts]
    all_sites: Mapping[SiteId, SiteFacts]
    """Sites of the whole problem, those of other components included."""
    agents: Mapping[AgentId, AgentFacts]
    travel: Mapping[tuple[SiteId, SiteId], int]
    referents: Mapping[ReferentId, Referent]
    free: Mapping[ReferentId, tuple[Span, ...]]
    """Minutes in which each referent can receive."""
    bookings: tuple[Booking, ...]
    past_openings: Mapping[SiteId, tuple[Span, ...]]
    """When each site really was open before now."""
    past_presence: Mapping[SiteId, tuple[Span, ...]]
    """When somebody really was on shift at each site before now, one span for each; whoever may work there today."""

    def figure(self, rule: str, name: str, agent: AgentFacts, day: int | None = None) -> int:
        """A figure for an agent, with the overrides of the employer, on one day or over the whole week (day None)."""
        first, last = (self.week.dates[0], self.week.dates[6]) if day is None else (self.week.dates[day],) * 2
        regime = agent.source.contract.regime
        return self.figures.overridden(rule, name, regime, agent.employer.overrides, first, last)

    @property
    def lanes(self) -> int:
        """How much there is to decide: each agent at each site."""
        return sum(len(agent.sites) for agent in self.agents.values())

    @property
    def beyond_telling(self) -> bool:
        """Whether a site can be open at minutes that some date of the week has beyond 24 hours: all else knows 24."""
        return self.week.blurred or any(end > WEEK_MINUTES for site in self.sites.values() for _, end in site.opens)

    def core_agents(self, site: SiteId, day: int) -> tuple[AgentFacts, ...]:
        """Agents who count among the two at a site on a day of the week."""
        return tuple(a for a in self.agents.values() if site in a.sites and a.core[day])

    def near(self, booking: Booking) -> tuple[SiteId, ...]:
        """Where else in the problem a booking may be held, the nearest site first."""
        return near_sites(self.problem, self.figures, self.travel, booking)

    def part(self, sites: frozenset[SiteId]) -> "Facts":
        """The same facts for some of the sites, the agents who may work there and the referents of their bookings."""
        bookings = tuple(booking for booking in self.bookings if booking.site in sites)
        booked = {booking.referent for booking in bookings}
        return replace(
            self,
            sites={key: site for key, site in self.sites.items() if key in sites},
            agents={
                key: replace(agent, sites=tuple(site for site in agent.sites if site in sites))
                for key, agent in self.agents.items()
                if any(site in sites for site in agent.sites)
            },
            referents={
                key: r for key, r in self.referents.items() if key in booked or any(site in sites for site in r.sites)
            },
            bookings=bookings,
        )


def read_facts(problem: Problem, figures: Figures) -> Facts:
    """Derive the facts of a problem that was found without fault."""
    week = read_week(problem.week, problem.timezone, problem.slot_minutes)
    raw = {site.id: site for site in problem.sites}
    sites = {site.id: read_site(site, week) for site in problem.sites}
    agents = {a.id: read_agent(a, index, problem, raw, week) for index, a in enumerate(problem.agents)}
    now = max(0, min(week.end, week.ceil(problem.now)))
    frozen = 0 if problem.baseline is None else max(0, min(week.end, week.ceil(problem.baseline.frozen_until)))
    return Facts(
        problem=problem,
        figures=figures,
        week=week,
        now=now,
        frozen_until=frozen,
        sites=sites,
        all_sites=sites,
        agents=agents,
        travel=journeys_of(problem),
        referents={referent.id: referent for referent in problem.referents},
        free={
            r.id: united((week.minute(span.start), week.minute(span.end)) for span in r.availability)
            for r in problem.referents
        },
        bookings=problem.bookings,
        past_openings={site.id: _really_open(site, problem, agents, week, now) for site in sites.values()},
        past_presence={
            site: tuple((start, end) for agent in agents.values() for place, start, end in agent.real if place == site)
            for site in sites
        },
    )


def _really_open(
    site: SiteFacts, problem: Problem, agents: Mapping[AgentId, AgentFacts], week: Week, now: int
) -> tuple[Span, ...]:
    """The baseline's openings before now in which enough trained agents really were on shift."""
    if problem.baseline is None or now == 0:
        return ()
    openings = united(
        (week.floor(opening.start), week.floor(opening.end))
        for opening in problem.baseline.openings
        if opening.site == site.id
    )
    openings = clipped(openings, [(0, now)])
    present = [
        (start, end)
        for agent in agents.values()
        for place, start, end in agent.real
        if place == site.id and agent.core[day_of(start)]
    ]
    points = sorted({p for span in (*openings, *present) for p in span})
    return united(
        step
        for step in pairwise(points)
        if any(a <= step[0] and step[1] <= b for a, b in openings)
        and sum(a <= step[0] and step[1] <= b for a, b in present) >= site.min_agents
    )
