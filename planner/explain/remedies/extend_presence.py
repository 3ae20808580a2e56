"""extend_presence: somebody comes on time that part time leaves off, or is let go from a shift that was fixed."""

from collections.abc import Iterator

from planner.core.facts.week import Span, total
from planner.explain.candidate import (
    Asked,
    Candidate,
    agent_of,
    agreeing,
    frozen_days,
    minutes_of,
    presence,
    sparing,
    with_agent,
)
from planner.explain.short import Short
from planner.explain.solving import Solved
from planner.explain.wording import of, sentence, times, when
from schemas.agent import Unavailable
from schemas.explanation import RemedyAction
from schemas.ids import AgentId
from schemas.shift import Shift

ACTION: RemedyAction = "extend_presence"


def candidates(short: Short) -> Iterator[Candidate]:
    """Each interval of part time of the team while doors stay shut, and each pin of the team."""
    for key in short.team:
        for taken in agent_of(short.problem, key).unavailable:
            span = short.span_of(taken)
            if taken.reason == "part_time" and short.stands_in_the_way(span):
                yield _coming(short, key, taken, span)
    for pin in short.problem.pins:
        if pin.agent in short.team:
            yield _let_go(short, pin)


def _coming(short: Short, key: AgentId, taken: Unavailable, span: Span) -> Candidate:
    left = tuple(other for other in agent_of(short.problem, key).unavailable if other is not taken)

    def tell(solved: Solved) -> Asked | None:
        there = presence(solved.week, (key,), short.site, [span])
        if not there:
            return None
        text = (
            f"demander à {short.names.agent(key)} de venir {times(there, short.facts.week)}, hors de son temps partiel"
        )
        return Asked(total(there), sentence(text))

    frozen = frozen_days(short.facts, key)
    problem = agreeing(short.problem, key, (short.facts.week.dates[number] for number in frozen))
    problem = with_agent(problem, key, unavailable=left)
    return Candidate((key,), problem, tell, sparing((key,), short.site, [span]))


def _let_go(short: Short, pin: Shift) -> Candidate:
    problem = short.problem.model_copy(
        update={"pins": tuple(other for other in short.problem.pins if other is not pin)}
    )
    span = short.facts.week.floor(pin.start), short.facts.week.floor(pin.end)

    def tell(solved: Solved) -> Asked | None:
        stays = minutes_of(solved.week, (pin.agent,), pin.site, [span])
        if stays == span[1] - span[0]:
            return None
        name, time = short.names.agent(pin.agent), when(span, short.facts.week)
        text = f"ne plus imposer la présence {of(name)} prévue {time} ({short.names.site(pin.site)})"
        return Asked(span[1] - span[0], sentence(text))

    return Candidate((pin.agent,), problem, tell)
