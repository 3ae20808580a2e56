"""borrow_agent: somebody trained of another site of the basin comes, if that site keeps its label without them.

The journey is the one that the problem gives between the two sites; else an estimate from where they lie, told as one.
"""

from collections.abc import Collection, Iterable, Iterator

from planner.core.facts.agent import AgentFacts
from planner.core.facts.week import WHOLE_WEEK, Span, total, without
from planner.explain.candidate import Asked, Candidate, agreeing, frozen_days, minutes_of, presence, sparing, with_agent
from planner.explain.journey import Way, way
from planner.explain.short import Short
from planner.explain.solving import Solved
from planner.explain.wording import sentence, times
from planner.show.words import length
from schemas.explanation import RemedyAction
from schemas.problem import Travel
from schemas.time import DAY_MINUTES

ACTION: RemedyAction = "borrow_agent"


def candidates(short: Short) -> Iterator[Candidate]:
    """Trained agents of other sites within an hour, those whose site has people to spare first, then the nearest."""
    lenders = []
    for agent in short.facts.agents.values():
        road = way(short.facts, agent.source.home_site, short.site)
        if short.site not in agent.sites and road is not None and _could_come(short, agent):
            lenders.append((not _spare(short, agent), road.minutes, agent.index, agent, road))
    for *_, agent, road in sorted(lenders, key=lambda lender: lender[:3]):
        yield _lent(short, agent, road)


def _could_come(short: Short, agent: AgentFacts) -> bool:
    """Whether somebody trained is free for an opening at some time at which doors stay shut."""
    least = short.facts.figures.of("opening.min_length", "minutes")
    trained = [span for span in (short.lost or short.shut) if agent.core[span[0] // DAY_MINUTES]]
    return total(without(trained, agent.unavailable)) >= least


def _spare(short: Short, agent: AgentFacts) -> bool:
    """Whether the agent's own site has more trained agents than must be present."""
    home = short.facts.sites.get(agent.source.home_site)
    if home is None:
        return True
    team = [other for other in short.facts.agents.values() if home.id in other.sites and any(other.core)]
    return len(team) > home.min_agents


def _lent(short: Short, agent: AgentFacts, road: Way) -> Candidate:
    key, home = agent.id, agent.source.home_site
    problem = with_agent(short.problem, key, sites=(*agent.source.sites, short.site))
    frozen = frozen_days(short.facts, key)
    problem = agreeing(problem, key, (short.facts.week.dates[number] for number in frozen))
    if road.estimated:
        travel = Travel(origin=home, destination=short.site, minutes=road.minutes)
        problem = problem.model_copy(update={"travel_minutes": (*problem.travel_minutes, travel)})

    def tell(solved: Solved) -> Asked | None:
        there = presence(solved.week, (key,), short.site, [WHOLE_WEEK])
        if not there:
            return None
        days = len({start // DAY_MINUTES for start, _ in there})
        long = f"environ {length(road.minutes)} (estimation)" if road.estimated else length(road.minutes)
        names = short.names
        asked = ", avec son accord car son planning est gelé" if _on_days(there, frozen) else ""
        text = f"emprunter {names.agent(key)} ({names.site(home)}) {times(there, short.facts.week)}{asked}"
        minutes = minutes_of(solved.week, (key,), short.site, [WHOLE_WEEK]) + 2 * road.minutes * days
        return Asked(minutes, sentence(f"{text} ; trajet entre les deux sites : {long}"))

    return Candidate((key,), problem, tell, sparing((key,), short.site, [WHOLE_WEEK]), kin=home)


def _on_days(there: Iterable[Span], days: Collection[int]) -> bool:
    return any(start // DAY_MINUTES in days for start, _ in there)
