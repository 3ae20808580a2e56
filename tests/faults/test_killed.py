"""A process killed at each step of an event's way, and at any time: nothing is lost, nothing takes effect twice."""

from collections.abc import Callable
from pathlib import Path

import pytest

from events.steps import Step
from tests.faults.campaign import differences, step_by_step
from tests.faults.network import Weeks
from tests.faults.way import Way
from tests.faults.world import Death, World

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def test_embedded_at_each_step(alone: Callable[[], Way], weeks: Weeks, tmp_path: Path) -> None:
    """One kill at each of them; after each event everything is as in a run that nobody killed."""
    with World(alone(), tmp_path, weeks) as world:
        wanted = step_by_step(world)
        assert world.died == 0
    with World(alone(), tmp_path, weeks, [Death(step) for step in Step]) as world:
        found = step_by_step(world)
        assert (world.died, list(world.deaths)) == (len(Step), [])
    assert differences(found, wanted) == []
