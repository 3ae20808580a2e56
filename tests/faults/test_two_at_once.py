"""Two that do the same: planners on one week, a worker whose partitions moved, a relay that lost its lock."""

import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import psycopg
import pytest

from events.steps import Reached, Step
from planner.handlers.submit import submit
from planner.services.planning.draft_week import Plans
from planner.services.planning.patience import Patience
from planner.services.planning.plan_week import plan_week
from planner.services.planning.solved_here import solved
from planner.store import revisions
from planner.store.session import Store
from tests.events.given import read
from tests.faults.campaign import End, at_the_end
from tests.faults.holding import faults
from tests.faults.network import BASIN, Weeks, import_the_network
from tests.faults.story import beginning, middle
from tests.faults.way import Way, now
from tests.faults.world import World
from tests.plans import plans_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


SOON = {"BINOME_KAFKA_SESSION_SECONDS": "6"}
"""How soon a group takes a member for dead."""
LOST = {
    Step.HANDLER_1_READ: "partition.lost",
    Step.HANDLER_3_HANDLED: "batch.failed",
    Step.PLANNER_3_SOLVED: "partition.lost",
}
"""What one says that comes back; within a transaction, the database has broken it off meanwhile."""
HELD = """
    SELECT count(*) FROM pg_stat_activity
    WHERE state LIKE 'idle in transaction%' AND application_name = 'binome' AND datname = current_database()
"""
"""Transactions that somebody began and does not go on with."""
BREAK_OFF = """
    SELECT pg_terminate_backend(pid) FROM pg_locks
    WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
"""Ends the connection of whoever holds an advisory lock of this database."""


def planner(store: Store, reached: Reached) -> Plans:
    """One of them."""
    return plans_of(store, solved, now, Patience(30.0, 30.0), reached=reached)


def test_of_two_planners_of_one_week_one_stores_its_plan(store: Store, weeks: Weeks) -> None:
    """Both have solved the same week before either stores it; the second finds it in line with its facts."""
    import_the_network(store, weeks)
    asked = read(beginning(weeks)[0].value, "binome.roster-requests")
    assert submit(store.transaction, asked, now()).end == "applied"
    both = Barrier(2, timeout=60)
    waited: list[Step] = []

    def meet(step: Step) -> None:
        if step == Step.PLANNER_3_SOLVED and len(waited) < 2:
            waited.append(step)
            both.wait()

    plans = planner(store, meet)
    with ThreadPoolExecutor(2) as hands:
        planning = [hands.submit(plan_week, plans, BASIN, weeks.first, lambda _: None) for _ in range(2)]
        done = sorted(each.result(60) for each in planning)
    assert done == ["in line", "stored"]
    with store.reading() as session:
        assert [row.state for row in revisions.of_week(session, BASIN, weeks.first)] == ["published"]


def test_a_relay_that_lost_its_lock_sends_nothing_any_more(
    together: Callable[[], Way], weeks: Weeks, tmp_path: Path, reference: list[End]
) -> None:
    """It stood still within a transaction of Kafka, and its lock's connection was broken off: another one sends all."""
    with World(together(), tmp_path, weeks) as world:
        world.end("relay")
        world.start("relay", "zombie", Step.RELAY_2_WRITTEN)
        world.tell(*beginning(weeks))
        world.until(lambda: world.stands_still("zombie"), "a relay that stands still")
        with psycopg.connect(world.way.url, autocommit=True) as connection:
            assert connection.execute(BREAK_OFF).fetchall()
        world.start("relay", "second")
        world.rest()
        world.signal("zombie", signal.SIGCONT)
        world.until(lambda: world.logged("zombie", "relay.fenced"), "a relay that is fenced")
        world.tell(*middle(weeks))
        world.rest()
        assert faults(world) == []
        assert at_the_end(world).facts == reference[-1].facts
        ids = [(each.topic, each.value) for each in world.observer.messages if each.topic == "binome.roster-changes"]
        assert len(ids) == len(set(ids)), "a relay that sends nothing repeats nothing"


@pytest.mark.parametrize("step", [Step.HANDLER_1_READ, Step.HANDLER_3_HANDLED, Step.PLANNER_3_SOLVED])
def test_a_worker_that_stood_still_finds_its_partitions_moved_and_stores_nothing(
    together: Callable[[], Way], weeks: Weeks, tmp_path: Path, reference: list[End], step: Step
) -> None:
    """With events or a plan in hand, for longer than its group waits: another one has done it all meanwhile."""
    with World(together(), tmp_path, weeks) as world:
        world.end("worker")
        world.start("worker", "zombie", step, settings={"BINOME_MEMBER": "zombie", **SOON})
        world.tell(*beginning(weeks))
        world.until(lambda: world.stands_still("zombie"), "a worker that stands still")
        world.start("worker", "second", settings={"BINOME_MEMBER": "second", **SOON})
        with psycopg.connect(world.way.url, autocommit=True) as connection:
            world.until(lambda: connection.execute(HELD).fetchone() == (0,), "a transaction that is broken off")
        world.rest()
        world.signal("zombie", signal.SIGCONT)
        for word in (LOST[step], "partitions.revoked"):
            world.until(lambda: world.logged("zombie", word), f"{word} of a worker that gives up what it held")  # noqa: B023 - called at once
        world.tell(*middle(weeks))
        world.rest()
        assert faults(world) == []
        assert at_the_end(world).facts == reference[-1].facts
