"""A network under construction: sites with their teams, people shared between them, and the problem they make."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from benchmarks.instances.draws import often
from benchmarks.instances.flavour import Flavour
from benchmarks.instances.hours import Hours, peaks
from benchmarks.instances.people import Post, person, with_course
from benchmarks.instances.places import Place, journeys
from benchmarks.instances.reception import PARTNERS, referents, targets
from benchmarks.instances.team import FULL_TIME, Member, Slack, team
from benchmarks.instances.week import FIRST_PLAN, TIMEZONE, WEEK
from schemas.agent import Agent
from schemas.employer import Employer
from schemas.ids import AgentId, BasinId, EmployerId, SiteId
from schemas.problem import Problem
from schemas.site import Site

_PARTNERS = tuple(partner.id for partner in PARTNERS)


@dataclass(frozen=True)
class Porteur:
    """Who carries a site: its employer, the law its people work under, and where it is."""

    id: EmployerId
    private: bool
    place: Place


@dataclass
class Network:
    """What has been drawn so far."""

    draw: Random
    flavour: Flavour
    employers: list[Employer] = field(default_factory=list)
    sites: list[Site] = field(default_factory=list)
    agents: list[Agent] = field(default_factory=list)
    places: dict[SiteId, Place] = field(default_factory=dict)

    def porteur(self, place: Place) -> Porteur:
        """A new employer; one in four is private."""
        key = EmployerId(f"e-{len(self.employers) + 1:02d}")
        notice = self.draw.choice((7, 7, 7, 5, 3))
        self.employers.append(Employer(id=key, name=f"Porteur {key}", notice_working_days=notice))
        return Porteur(key, often(self.draw, 0.25), place)

    def site(self, porteur: Porteur, slack: Slack | None = None) -> SiteId:
        """A new fixed site of that employer with a team of its own."""
        key = SiteId(f"s-{len(self.sites) + 1:02d}")
        hours = self.flavour.hours(self.draw)
        members = team(self.draw, hours, slack or self.flavour.slack)
        self._open(key, porteur, hours, len(members))
        post = Post(key, porteur.id, porteur.private, _PARTNERS)
        for member in members:
            agent = person(self.draw, self._next(), post, member)
            course = len(members) > 2 and often(self.draw, 0.15)
            self.agents.append(with_course(self.draw, agent) if course else agent)
        if len(members) < 4 and often(self.draw, 0.12):
            learner = Member(self.draw.choice((1050, 1680, FULL_TIME)))
            self.agents.append(person(self.draw, self._next(), post, learner, core=False))
        return key

    def antenna(self, porteur: Porteur, parent: SiteId, hours: Hours) -> SiteId:
        """A small counter near a site, kept by people of that site and held to no label."""
        key = SiteId(f"s-{len(self.sites) + 1:02d}")
        self.places[key] = self.places[parent].near(self.draw, 6)
        self.sites.append(
            Site(
                id=key,
                name=f"Antenne {key}",
                employer=porteur.id,
                kind="antenna",
                published_hours=hours.published,
                openable_hours=hours.openable,
            )
        )
        homes = [place for place, agent in enumerate(self.agents) if agent.home_site == parent]
        for place in self.draw.sample(homes, min(len(homes), 3)):
            self.share(place, [key])
        return key

    def floater(self, porteur: Porteur, sites: Sequence[SiteId]) -> None:
        """A full-time agent of the département who helps at several sites."""
        post = Post(sites[0], porteur.id, False, _PARTNERS)
        agent = person(self.draw, self._next(), post, Member(FULL_TIME))
        self.agents.append(agent.model_copy(update={"sites": tuple(sites)}))

    def share(self, place: int, sites: Sequence[SiteId]) -> None:
        """Let an agent, by place in the list, work at these sites too."""
        agent = self.agents[place]
        more = tuple(site for site in sites if site not in agent.sites)
        self.agents[place] = agent.model_copy(update={"sites": agent.sites + more})

    def problem(self, basin: str) -> Problem:
        """The week of the network, to be planned for the first time."""
        return Problem(
            basin=BasinId(basin),
            week=WEEK,
            now=FIRST_PLAN,
            timezone=TIMEZONE,
            partners=PARTNERS,
            employers=tuple(self.employers),
            sites=tuple(self.sites),
            agents=tuple(self.agents),
            travel_minutes=journeys(self.places, (agent.sites for agent in self.agents)),
            referents=referents(self.draw, self.sites, self.flavour.modalities),
        )

    def _open(self, key: SiteId, porteur: Porteur, hours: Hours, agents: int) -> None:
        self.places[key] = porteur.place.near(self.draw, 10)
        self.sites.append(
            Site(
                id=key,
                name=f"France Services {key}",
                employer=porteur.id,
                location=self.places[key].location(),
                published_hours=hours.published,
                openable_hours=hours.openable,
                stations=1,
                demand=peaks(self.draw, hours, agents),
                partner_targets=targets(self.draw, _PARTNERS),
            )
        )

    def _next(self) -> AgentId:
        return AgentId(f"a-{len(self.agents) + 1:03d}")
