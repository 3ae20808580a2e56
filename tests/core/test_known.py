"""What follows from a known timetable: counted in a moment, whatever is left to choose beside it."""

from random import Random
from time import monotonic

import pytest

from planner.core.climb.first import First
from planner.core.limits import Limits
from planner.core.search import Search
from planner.core.standing import Standing
from tests.builders import a_usual_problem
from tests.core.bound.asking import facts_of


def make_uneven(search: Search, seed: int = 3) -> None:
    """Let part of a rung be what stays over where sums are to come out even: hours of proofs (market split)."""
    draw, model = Random(seed), search.draft.model  # noqa: S311 (a test repeats what it draws)
    chosen = [model.new_bool_var("") for _ in range(40)]
    for _ in range(6):
        weights = [draw.randrange(100) for _ in chosen]
        over = model.new_int_var(0, sum(weights), "")
        taken = sum(x * weight for x, weight in zip(chosen, weights, strict=True))
        model.add(over >= taken - sum(weights) // 2)
        model.add(over >= sum(weights) // 2 - taken)
        search.rungs["service"] += over


@pytest.mark.timeout(60)
def test_a_known_week_is_counted_without_the_proof_that_nothing_fits_beside_it_better() -> None:
    standing = Standing(facts_of(a_usual_problem(3)))
    First(standing).find(Limits(20.0, monotonic))
    assert standing.week is not None
    search = standing.whole()
    make_uneven(search)
    known = search.evaluate(standing.week)
    assert known is not None
    assert known.timetable == standing.week
