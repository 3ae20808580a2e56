"""Broker and database that go away and come back: whoever works waits for them, and ends nothing wrongly."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.broker.node import Node
from tests.database.server import Server, make
from tests.faults.campaign import End, at_the_end
from tests.faults.holding import faults
from tests.faults.network import Weeks
from tests.faults.places import on
from tests.faults.story import beginning, middle
from tests.faults.world import World

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    # kafka-python leaves the sockets of attempts that failed to the garbage collector
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

KEPT = "-c fsync=off -c max_connections=100"
"""What was committed is written: processes die here, no machine does."""
AWAY_LOOKS = 150
"""Looks of 20 ms at a system whose broker or database is away."""


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """A broker that nobody else needs."""
    made = Node(tmp_path_factory.mktemp("node") / "node")
    made.start()
    yield made
    made.remove()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A PostgreSQL that nobody else needs."""
    made = make()
    made.start(KEPT)
    yield made
    made.remove()


@pytest.fixture
def world(node: Node, server: Server, weeks: Weeks, tmp_path: Path) -> Iterator[World]:
    """A worker and a relay on them."""
    with World(on(server, node), tmp_path, weeks) as made:
        yield made


def looked_at(world: World) -> None:
    """Time goes by."""
    for _ in range(AWAY_LOOKS):
        world.observer.look(20)


def test_a_broker_that_is_killed_and_started_again(world: World, node: Node, reference: list[End]) -> None:
    """In the middle of the work, with events unread and messages unsent."""
    world.tell(*beginning(world.weeks))
    world.rest()
    world.tell(*middle(world.weeks))
    node.kill()
    looked_at(world)
    node.start()
    world.rest()
    assert faults(world) == []
    assert at_the_end(world).facts == reference[-1].facts


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_a_database_that_is_stopped_and_started_again(
    world: World, server: Server, how: str, reference: list[End]
) -> None:
    """In good order and as if it were killed, with events unread, weeks to be planned and messages unsent."""
    world.tell(*beginning(world.weeks))
    world.rest()
    world.tell(*middle(world.weeks))
    server.stop(how)
    looked_at(world)
    server.start(KEPT)
    world.rest()
    assert faults(world) == []
    assert at_the_end(world).facts == reference[-1].facts
