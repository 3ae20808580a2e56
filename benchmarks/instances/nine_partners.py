"""Nine partners: a basin of 30 sites, each of which wants two to four of them, whom 20 referents share."""

from collections.abc import Iterator, Sequence
from random import Random

from benchmarks.instances.draws import draws, often
from benchmarks.instances.families import basin
from benchmarks.instances.week import MONDAY, at
from config.figures import load_figures
from config.partners import load_partners
from schemas.agent import Agent, Skill
from schemas.ids import PartnerId, ReferentId, SiteId, SkillCode
from schemas.partner import Availability, Partner, Referent
from schemas.problem import Problem
from schemas.site import PartnerTarget

SITES, PARTNERS, REFERENTS = 30, 9, 20
_HALF_DAYS = ((540, 720), (575, 720), (840, 1000))


def nine_partners(seed: int) -> Problem:
    """The basin of a seed."""
    draw = draws("appointments", seed)
    problem = basin(seed, sites=SITES)
    partners = tuple(Partner(id=PartnerId(each.id), name=each.label_on(MONDAY)) for each in load_partners()[:PARTNERS])
    wanted = {site.id: draw.sample(partners, draw.randint(2, 4)) for site in problem.sites}
    sites = tuple(
        site.model_copy(update={"partner_targets": tuple(_target(draw, each.id) for each in wanted[site.id])})
        for site in problem.sites
    )
    return problem.model_copy(
        update={
            "partners": partners,
            "sites": sites,
            "agents": tuple(_trained(draw, agent, partners) for agent in problem.agents),
            "referents": tuple(_referents(draw, partners, {key: {p.id for p in each} for key, each in wanted.items()})),
            "bookings": (),
        }
    )


def bare(problem: Problem) -> Problem:
    """The same basin without anything of appointments."""
    sites = tuple(site.model_copy(update={"partner_targets": ()}) for site in problem.sites)
    return problem.model_copy(update={"sites": sites, "referents": (), "bookings": ()})


def _target(draw: Random, partner: PartnerId) -> PartnerTarget:
    minutes = load_figures().reception(partner).slot_minutes
    return PartnerTarget(partner=partner, appointments=draw.randint(1, 3), minutes=minutes)


def _trained(draw: Random, agent: Agent, partners: Sequence[Partner]) -> Agent:
    """Whoever counts among the two knows most partners."""
    skills = [skill for skill in agent.skills if skill.code == "core"]
    known = [Skill(code=SkillCode(each.id), valid_from=None, valid_until=None) for each in partners if often(draw, 0.6)]
    return agent.model_copy(update={"skills": (*skills, *known)})


def _referents(draw: Random, partners: Sequence[Partner], wanted: dict[SiteId, set[PartnerId]]) -> Iterator[Referent]:
    """Two of each partner and two more; those of one partner share out the sites that want it."""
    for number in range(REFERENTS):
        partner = partners[number % len(partners)].id
        those = [other for other in range(REFERENTS) if partners[other % len(partners)].id == partner]
        sites = [key for key, asked in wanted.items() if partner in asked]
        mine = tuple(sites[those.index(number) :: len(those)])
        times = [(day, draw.choice(_HALF_DAYS)) for day in sorted(draw.sample(range(5), draw.randint(2, 4)))]
        free = tuple(Availability(start=at(day, start), end=at(day, end)) for day, (start, end) in times)
        if mine:
            yield Referent(
                id=ReferentId(f"r-{number}"), partner=partner, sites=mine, modality="video", availability=free
            )
