"""The clock by which services plan: a busy machine makes a plan later, not worse."""

import pytest

from planner.services.planning.own_time import LONGEST, own_time


@pytest.mark.parametrize(
    ("passed", "worked", "told"),
    [
        pytest.param(10.0, 10.0, 10.0, id="a quiet machine"),
        pytest.param(10.0, 20.0, 10.0, id="two threads at work"),
        pytest.param(10.0, 5.0, 5.0, id="half of a processor"),
        pytest.param(10.0, 0.1, 10.0 / LONGEST, id="hardly any of it"),
        pytest.param(0.0, 0.0, 0.0, id="at once"),
    ],
)
def test_seconds_are_those_of_work_up_to_a_bound(passed: float, worked: float, told: float) -> None:
    wall, processor = [100.0], [7.0]
    clock = own_time(lambda: wall[0], lambda: processor[0])
    wall[0] += passed
    processor[0] += worked
    assert clock() == pytest.approx(told)
