"""What the solver gives back is a bound, whatever it came to."""

import pytest

from planner.core.bound.highs import Minimiser
from planner.core.bound.linear import Cost, Linear
from planner.core.bound.runs import most_in


def knapsack() -> tuple[Linear, Cost]:
    """Three columns of which 10 units must be held: 4 for 3, 5 for 4, 6 for 5; in halves 7.6, in wholes 8."""
    model, cost = Linear(), Cost(constant=100.0)
    columns = [model.column(2.0, integer=True) for _ in range(3)]
    model.at_least(10.0, columns, [4.0, 5.0, 6.0])
    for column, price in zip(columns, (3.0, 4.0, 5.0), strict=True):
        cost.add(column, price)
    return model, cost


def test_without_and_with_integers() -> None:
    model, cost = knapsack()
    minimiser = Minimiser(model, cost)
    found = minimiser.continuous(1.0)
    assert found.bound == pytest.approx(107.6)
    assert found.values is not None
    assert minimiser.is_fractional(found.values)
    whole = minimiser.whole(1.0, 10)
    assert whole.bound == pytest.approx(108.0)
    assert whole.values is not None
    assert not minimiser.is_fractional(whole.values)


def test_rows_that_come_later_raise_the_bound() -> None:
    model, cost = knapsack()
    minimiser = Minimiser(model, cost)
    minimiser.continuous(1.0)
    model.at_most(1.0, [0], [1.0])
    assert minimiser.continuous(1.0).bound == pytest.approx(107.8)


def test_any_duals_prove_something() -> None:
    model, cost = knapsack()
    minimiser = Minimiser(model, cost)
    for dual in (-5.0, 0.0, 0.3, 0.8, 2.0, 50.0):
        assert minimiser.recounted([dual]) <= 107.6 + 1e-9
    assert minimiser.recounted([0.0]) == 100.0


def test_a_model_that_looks_unsolvable_proves_nothing() -> None:
    model, cost = knapsack()
    model.at_most(3.0, [0, 1, 2], [4.0, 5.0, 6.0])
    minimiser = Minimiser(model, cost)
    assert minimiser.continuous(1.0).bound < 108.0
    assert minimiser.whole(1.0, 10).bound == -float("inf")


def test_costs_know_their_steps() -> None:
    cost = Cost()
    cost.fixed(240)
    cost.steps_of(15)
    cost.steps_of(0)
    assert (cost.constant, cost.unit) == (240, 15)


@pytest.mark.parametrize(
    ("length", "most"), [(345, 345), (360, 345), (375, 345), (390, 360), (720, 690), (735, 690), (750, 690), (765, 705)]
)
def test_presence_inside_a_stretch(length: int, most: int) -> None:
    assert most_in(length, 345, 30) == most
