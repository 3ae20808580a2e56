"""borrow_agent: somebody trained of another site of the basin comes, if that site keeps its label without them.

The journey is the one that the problem gives between the two sites; else an estimate from where they lie, told as one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.core.agent_facts import AgentFacts
from planner.core.week import WEEK_MINUTES, total, without
from planner.explain.candidate import Asked, Candidate, minutes_of, presence, sparing, with_agent
from planner.explain.short import Short
from planner.explain.solving import Solved
from planner.explain.wording import sentence, times
from planner.network.travel import LONGEST, estimated_minutes
from planner.show.words import length
from schemas.explanation import RemedyAction
from schemas.ids import SiteId
from schemas.problem import Travel
from schemas.time import DAY_MINUTES

ACTION: RemedyAction = "borrow_agent"
WHOLE_WEEK = ((0, WEEK_MINUTES),)


@dataclass(frozen=True)
class Way:
    """A journey between two sites."""

    minutes: int
    estimated: bool


def candidates(short: Short) -> Iterator[Candidate]:
    """Trained agents of other sites within an hour, those whose site has people to spare first, then the nearest."""
    lenders = []
    for agent in short.facts.agents.values():
        way = journey(short, agent.source.home_site)
        if short.site not in agent.sites and way is not None and _could_come(short, agent):
            lenders.append((not _spare(short, agent), way.minutes, agent.index, agent, way))
    for *_, agent, way in sorted(lenders, key=lambda lender: lender[:3]):
        yield _lent(short, agent, way)


def journey(short: Short, home: SiteId) -> Way | None:
    """The way between a site and the one that falls short; None where none is known, or it is too long."""
    known = short.facts.travel.get((home, short.site))
    if known is not None:
        return Way(known, estimated=False)
    places = {site.id: site.location for site in short.problem.sites}
    one, other = places.get(home), places.get(short.site)
    if one is None or other is None:
        return None
    minutes = estimated_minutes(one, other)
    return Way(minutes, estimated=True) if minutes <= LONGEST else None


def _could_come(short: Short, agent: AgentFacts) -> bool:
    """Whether somebody trained is free for an opening at some time at which doors stay shut."""
    least = short.facts.figures.of("opening.min_length", "minutes")
    trained = [span for span in short.shut if agent.core[span[0] // DAY_MINUTES]]
    return total(without(trained, agent.unavailable)) >= least


def _spare(short: Short, agent: AgentFacts) -> bool:
    """Whether the agent's own site has more trained agents than must be present."""
    home = short.facts.sites.get(agent.source.home_site)
    if home is None:
        return True
    team = [other for other in short.facts.agents.values() if home.id in other.sites and any(other.core)]
    return len(team) > home.min_agents


def _lent(short: Short, agent: AgentFacts, way: Way) -> Candidate:
    key, home = agent.id, agent.source.home_site
    problem = with_agent(short.problem, key, sites=(*agent.source.sites, short.site))
    if way.estimated:
        travel = Travel(origin=home, destination=short.site, minutes=way.minutes)
        problem = problem.model_copy(update={"travel_minutes": (*problem.travel_minutes, travel)})

    def tell(solved: Solved) -> Asked | None:
        there = presence(solved.week, (key,), short.site, WHOLE_WEEK)
        if not there:
            return None
        days = len({start // DAY_MINUTES for start, _ in there})
        road = f"environ {length(way.minutes)} (estimation)" if way.estimated else length(way.minutes)
        names = short.names
        text = f"emprunter {names.agent(key)} ({names.site(home)}) {times(there, short.facts.week)}"
        minutes = minutes_of(solved.week, (key,), short.site, WHOLE_WEEK) + 2 * way.minutes * days
        return Asked(minutes, sentence(f"{text} ; trajet entre les deux sites : {road}"))

    return Candidate((key,), problem, tell, sparing((key,), short.site, WHOLE_WEEK), kin=home)
