"""Somebody present who lacks the common training takes it."""

from tests.builders import a_usual_problem
from tests.explain.asked import answered, kept, promised, remedies


def test_training_the_second_agent_keeps_what_it_promises() -> None:
    """The test trains them itself, and asks again."""
    (told,) = remedies(a_usual_problem(1).with_agent("b", skills=("caf",)), "train")
    assert told.agents == ("b",)
    again = answered(a_usual_problem(1).with_agent("b", skills=("caf", "core")))
    assert promised(told) == kept(again) == (True, 2100)


def test_nobody_is_trained_twice() -> None:
    """All of the team have it."""
    assert remedies(a_usual_problem(2).unavailable("a1", "tue"), "train") == []
