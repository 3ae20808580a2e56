"""call_in: trained people from outside the basin come for stated hours: as few as reach the label."""

from collections.abc import Iterator

from planner.core.facts.week import WHOLE_WEEK
from planner.explain.candidate import Asked, Candidate, agreeing, minutes_of, presence, sparing
from planner.explain.short import Short
from planner.explain.solving import Solved
from planner.explain.wording import number, sentence, times
from schemas.agent import Agent, Contract, Skill
from schemas.explanation import RemedyAction
from schemas.ids import CORE, AgentId

ACTION: RemedyAction = "call_in"
OUTSIDE = "renfort-extérieur-{}"
"""Ids of people whom nobody knows yet; they never leave this package."""
FULL_TIME = 2100


def candidates(short: Short) -> Iterator[Candidate]:
    """One person, then two, and so on as many as must be present."""
    for count in range(1, short.facts.sites[short.site].min_agents + 1):
        yield _called(short, count)


def _called(short: Short, count: int) -> Candidate:
    people = tuple(_somebody(short, place) for place in range(1, count + 1))
    keys = tuple(person.id for person in people)
    problem = short.problem.model_copy(update={"agents": (*short.problem.agents, *people)})
    for key in keys:
        # Nobody was told anything of their shifts, so nothing of theirs is frozen.
        problem = agreeing(problem, key, short.facts.week.dates)

    def tell(solved: Solved) -> Asked | None:
        there = [presence(solved.week, (key,), short.site, [WHOLE_WEEK]) for key in keys]
        spans = sorted({span for spans in there for span in spans})
        if not spans:
            return None
        came = sum(1 for part in there if part)
        who = "une personne formée" if came == 1 else f"{number(came)} personnes formées"
        text = f"faire venir {who} de l’extérieur : {times(spans, short.facts.week)}"
        return Asked(minutes_of(solved.week, keys, short.site, [WHOLE_WEEK]), sentence(text))

    return Candidate((), problem, tell, sparing(keys, short.site, [WHOLE_WEEK]))


def _somebody(short: Short, place: int) -> Agent:
    """Somebody trained, full time, free all week."""
    site = next(site for site in short.problem.sites if site.id == short.site)
    return Agent(
        id=AgentId(OUTSIDE.format(place)),
        name=OUTSIDE.format(place),
        employer=site.employer,
        home_site=site.id,
        sites=(site.id,),
        contract=Contract(regime="fpt", weekly_minutes=FULL_TIME),
        skills=(Skill(code=CORE),),
    )
