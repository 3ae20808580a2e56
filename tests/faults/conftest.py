"""Fixtures of the fault suite."""

from collections.abc import Callable

import pytest

from tests.broker.setup import BrokerAddresses
from tests.broker.shared import broker
from tests.database.fixtures import Fresh
from tests.faults.campaign import End, step_by_step
from tests.faults.network import Weeks
from tests.faults.places import on_sqlite
from tests.faults.way import Way, embedded, now, scaled_out
from tests.faults.world import World

__all__ = ["broker"]


@pytest.fixture(scope="session")
def weeks() -> Weeks:
    """The weeks of this run."""
    return Weeks.of(now())


@pytest.fixture
def alone(fresh_sqlite: Fresh) -> Callable[[], Way]:
    """Everything in one process, on a new store each time."""
    return lambda: embedded(fresh_sqlite())


@pytest.fixture(scope="session")
def reference(weeks: Weeks, tmp_path_factory: pytest.TempPathFactory) -> list[End]:
    """What there is after each event of the story where nothing goes wrong; the same on both ways to run."""
    folder = tmp_path_factory.mktemp("reference")
    with on_sqlite(folder) as new, World(new(), folder, weeks) as world:
        ends = step_by_step(world)
        assert world.met == []
    return ends


@pytest.fixture
def together(fresh_postgresql: Fresh, broker: BrokerAddresses) -> Callable[[], Way]:
    """A worker and a relay, on a new store and new topics each time."""
    return lambda: scaled_out(fresh_postgresql(), broker.open)
