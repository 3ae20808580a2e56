"""A planner that is busy for long lets others into its group at once; on Kafka, where several share the work."""

import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from events.bus import Message
from events.codec import encode
from events.reader import Reader
from planner.handlers.planning_consumer import PlanningConsumer
from planner.store.session import Store
from schemas.envelope import own_event
from schemas.events.planning import WeekStale
from schemas.ids import BasinId, EventId
from tests.events.database import NOON, Tables
from tests.events.transports import PATIENCE, Transport, send, topic
from tests.handlers.by_hand import by_hand
from tests.plans import plans_of

PLANNING = "binome.planning"
IDLE_MS = 60
"""How long a planner here waits for something to do."""


class Endless(Executor):
    """Has in hand what it is given, for longer than any test."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401, ARG002 - as executors do
        return Future()


class Noting(Reader):
    """Notes how long each poll may last."""

    def __init__(self, *given: Any) -> None:  # noqa: ANN401 - as the reader does
        super().__init__(*given)
        self.waits: list[int] = []

    def poll(self, timeout_ms: int) -> list[Message]:
        """And polls."""
        self.waits.append(timeout_ms)
        return super().poll(timeout_ms)


class Planner:
    """One process that plans, and never ends what it has begun."""

    def __init__(self, transport: Transport, tables: Tables, store: Store) -> None:
        self._reader = Noting(transport.process(), "planner", [PLANNING], tables.transaction)
        transport.closing(self._reader.close)
        self._loop = PlanningConsumer(self._reader, plans_of(store, by_hand, lambda: NOON), Endless(), time.monotonic)

    @property
    def held(self) -> int:
        """How many partitions it holds."""
        return len(self._reader.assignment())

    @property
    def is_busy(self) -> bool:
        """Whether a plan is in hand."""
        return self._loop.in_hand > 0

    @property
    def waits(self) -> list[int]:
        """How long, in milliseconds, each of its polls might last."""
        return self._reader.waits

    def goes_round(self) -> None:
        """Once."""
        self._loop.step(IDLE_MS)


def until(true: Callable[[], bool], *planners: Planner) -> None:
    """All go round, one after the other, until something holds."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, [(each.held, each.is_busy) for each in planners]
        for each in planners:
            each.goes_round()


def test_who_joins_while_others_solve_is_given_partitions_before_the_solve_ends(
    kafka: Transport, tables: Tables, sqlite_store: Store
) -> None:
    """What is being solved stays with who solves it."""
    bus = kafka.process()
    bus.create_topics([topic(PLANNING, partitions=4)])
    first = Planner(kafka, tables, sqlite_store)
    until(lambda: first.held == 4, first)
    stale = WeekStale(week="2026-W50", version=1)
    event = own_event(stale, id=EventId("e"), subject="38/2026-W50", time=NOON, basin=BasinId("38"))
    send(kafka.write(bus), (PLANNING, "38", encode(event)[0]))
    until(lambda: first.is_busy, first)
    idle = len(first.waits)
    second = Planner(kafka, tables, sqlite_store)
    until(lambda: (first.held, second.held) == (2, 2), first, second)
    assert first.is_busy
    assert not second.is_busy
    assert max(first.waits[idle:]) <= 50, "whoever joins waits for it, and so does the next week of its partition"
