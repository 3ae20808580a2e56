"""Whatever is asked, the answer passes the checker, and the model counts it as the checker does."""

from time import monotonic

from hypothesis import given, settings

from config.figures import load_figures
from planner.answer import answer
from planner.core.limits import Limits
from tests.agreement.counted import by_checker, by_model
from tests.agreement.problems import problems
from tests.builders import ProblemBuilder
from tests.modelled import asked

SECONDS = 2.0
EXAMPLES = settings().max_examples * 3 // 10


@settings(max_examples=EXAMPLES)
@given(problems())
def test_every_answer_is_lawful_and_counted_alike(builder: ProblemBuilder) -> None:
    """What the checker rejects is raised as `RejectedError`; bounds above values are among it."""
    problem = builder.build()
    roster = answer(problem, load_figures(), Limits(SECONDS, monotonic), workers=1)
    if roster.status == "none":
        assert problem.pins or problem.baseline
        return
    assert not asked(problem, roster).refused
    assert by_model(problem, roster) == by_checker(problem, roster)
