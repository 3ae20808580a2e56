"""A bound on offers that share a day: never above what was made, and met where nothing else stands in the way."""

import pytest

from benchmarks.instances.catalogue import instance
from benchmarks.offers import measured
from tests.builders import a_problem


@pytest.mark.parametrize(("appointments", "sharing"), [(2, 0), (3, 1), (5, 3)])
def test_on_two_days_all_beyond_two_share_one(appointments: int, sharing: int) -> None:
    """A referent who receives on Monday and on Tuesday."""
    problem = a_problem().with_site("s1", stations=1).with_agents(3, skills=("core", "caf"))
    problem = problem.with_referent("r1", "mon-tue 09:00-12:00").with_target("s1", "caf", appointments)
    *_, planned = measured("two days", problem.build())
    assert (planned.offered, planned.same_day, planned.at_least) == (appointments, sharing, sharing)


def test_it_is_never_above_what_was_made() -> None:
    """In a week with more of everything."""
    assert all(0 <= line.at_least <= line.same_day for line in measured("employer", instance("employer", 0)))
