"""A process killed at each step of an event's way: nothing is lost, nothing takes effect twice.

At other times, and more often: `make faults`.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from events.steps import Step
from tests.faults.campaign import End, differences, step_by_step
from tests.faults.network import Weeks
from tests.faults.way import Way
from tests.faults.world import Death, World

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

FEW = (Step.HANDLER_4_COMMITTED, Step.PLANNER_4_STORED, Step.RELAY_2_WRITTEN, Step.RELAY_3_SENT)
"""Where Kafka and the store could come apart."""


def killed(way: Way, folder: Path, weeks: Weeks, steps: Iterable[Step]) -> list[End]:
    """What there is after each event, in a run whose processes die once at each of these steps."""
    with World(way, folder, weeks, map(Death, steps)) as world:
        ends = step_by_step(world)
        assert {death.step for death in world.met} == set(steps)
    return ends


def test_embedded_at_each_step(alone: Callable[[], Way], weeks: Weeks, tmp_path: Path, reference: list[End]) -> None:
    """One kill at each of the sixteen; after each event everything is as if nobody had been killed."""
    assert differences(killed(alone(), tmp_path, weeks, tuple(Step)), reference) == []


def test_on_kafka_where_bus_and_store_could_come_apart(
    together: Callable[[], Way], weeks: Weeks, tmp_path: Path, reference: list[End]
) -> None:
    """Four kills of a worker and of a relay, on a real broker and a real PostgreSQL."""
    assert differences(killed(together(), tmp_path, weeks, FEW), reference) == []
