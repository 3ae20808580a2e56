"""move_training: a training or a meeting that stands in the way is put off to another week."""

from collections.abc import Iterator

from planner.core.facts.week import Span, clipped, total
from planner.explain.candidate import Asked, Candidate, agent_of, presence, with_agent
from planner.explain.short import Short
from planner.explain.solving import Solved
from planner.explain.wording import of, sentence, when
from schemas.agent import Unavailable
from schemas.explanation import RemedyAction
from schemas.ids import AgentId

ACTION: RemedyAction = "move_training"
CALLED = {"training": "la formation", "meeting": "la réunion"}


def candidates(short: Short) -> Iterator[Candidate]:
    """Each training or meeting of the team while doors stay shut, by itself."""
    for key in short.team:
        for taken in agent_of(short.problem, key).unavailable:
            span = short.span_of(taken)
            if taken.reason in CALLED and short.stands_in_the_way(span):
                yield _without(short, key, taken, span)


def _without(short: Short, key: AgentId, taken: Unavailable, span: Span) -> Candidate:
    left = tuple(other for other in agent_of(short.problem, key).unavailable if other is not taken)

    def tell(solved: Solved) -> Asked | None:
        if not presence(solved.week, (key,), short.site, [span]):
            return None
        name, time = short.names.agent(key), when(span, short.facts.week)
        minutes = total(clipped([span], short.facts.sites[short.site].windows))
        return Asked(minutes, sentence(f"reporter à une autre semaine {CALLED[taken.reason]} {of(name)} prévue {time}"))

    return Candidate((key,), with_agent(short.problem, key, unavailable=left), tell)
