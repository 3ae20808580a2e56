"""On tiny problems the answer is the best of all rosters, and no bound is above it."""

from math import prod
from time import monotonic

from hypothesis import assume, event, given, settings

from config.figures import load_figures
from planner.answer import answer
from planner.core.limits import Limits
from tests.agreement.exhaustive import Tried, best
from tests.agreement.problems import REPLANNED, TINY, problems
from tests.builders import ProblemBuilder

SECONDS = 10.0
EXAMPLES = settings().max_examples * 4 // 10
MOST = 40_000
"""More combinations of what each agent may work are not tried."""


@settings(max_examples=EXAMPLES)
@given(problems(TINY))
def test_the_answer_is_the_best_there_is(builder: ProblemBuilder) -> None:
    """Rung by rung; where no roster is lawful the answer is that there is none."""
    compared(builder)


@settings(max_examples=EXAMPLES // 2)
@given(problems(REPLANNED))
def test_after_an_absence_the_answer_changes_as_little_as_can_be(builder: ProblemBuilder) -> None:
    """The way a replan takes comes to the same values, and proves no more than is so."""
    compared(builder)


def compared(builder: ProblemBuilder) -> None:
    """Hold the answer against the best of all rosters."""
    problem = builder.build()
    tried = Tried(problem)
    options = [tried.options(agent.id) for agent in problem.agents]
    assume(prod(map(len, options)) <= MOST)
    least = best(tried, options)
    roster = answer(problem, load_figures(), Limits(SECONDS, monotonic), workers=1)
    event(roster.status)
    if least is None:
        assert roster.status == "none"
        return
    assert tuple(rung.value for rung in roster.objective) == least
    assert all(rung.bound <= value for rung, value in zip(roster.objective, least, strict=True))
    assert roster.status == "optimal"
